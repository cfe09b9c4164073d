"""Interactive maps of the limb, and still plates of the same drawings."""

from nerveroot.maps.atlas_plate import AtlasPlate
from nerveroot.maps.dermatome_map import DermatomeMap
from nerveroot.maps.region_table import RegionTable, region_table

__all__ = ["AtlasPlate", "DermatomeMap", "RegionTable", "region_table"]
