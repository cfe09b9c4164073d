"""Interactive maps of the limb, and still plates of the same drawings."""

from nerveroot.maps.atlas_plate import AtlasPlate
from nerveroot.maps.dermatome_map import DermatomeMap
from nerveroot.maps.myotome_map import MyotomeMap
from nerveroot.maps.region_table import RegionTable, region_table

__all__ = ["AtlasPlate", "DermatomeMap", "MyotomeMap", "RegionTable", "region_table"]
