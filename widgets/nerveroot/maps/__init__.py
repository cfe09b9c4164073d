"""Interactive maps of the limb, and still plates of the same drawings."""

from nerveroot.maps.atlas_plate import AtlasPlate
from nerveroot.maps.dermatome_map import DermatomeMap
from nerveroot.maps.level_explorer import LevelExplorer
from nerveroot.maps.myotome_map import MyotomeMap
from nerveroot.maps.region_table import RegionTable, region_table
from nerveroot.maps.root_course import RootCourse
from nerveroot.maps.spine_plate import SpinePlate

__all__ = [
    "AtlasPlate",
    "DermatomeMap",
    "LevelExplorer",
    "MyotomeMap",
    "RegionTable",
    "RootCourse",
    "SpinePlate",
    "region_table",
]
