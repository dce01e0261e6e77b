"""Places: what "N17 9AB", "Tottenham" or "haringay" means as a borough, and areas of boroughs."""

from directory_api.places.areas import Area, Areas, Place, PlaceKind, load_areas
from directory_api.places.postcodes import find_postcodes

__all__ = ["Area", "Areas", "Place", "PlaceKind", "find_postcodes", "load_areas"]
