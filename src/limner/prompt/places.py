# ruff: noqa: E501, SIM905
"""Words for where, when and in what weather."""

from __future__ import annotations

# Key -> words that name it. Longer phrases win over shorter ones.
_PLACES: dict[str, str] = {
    "meadow": "meadow, field, grassy field, green field, grass, lawn, pasture, prairie, grassland, hill, hillside, rolling hill, valley, plain, countryside, field of flower, flower field, wheat field, hills, grassy hill, green meadow, moor, orchard, vineyard, steppe, clearing, corral, grassy meadow, green valley, open field, wildflower",
    "forest": "forest, wood, woods, woodland, grove, pine forest, enchanted forest, dark forest, autumn forest",
    "jungle": "jungle, rainforest, rain forest, tropical forest, swamp, mangrove, bayou",
    "beach": "beach, seaside, seashore, shore, coast, coastline, shoreline, sandy beach, ocean, sea, ocean wave, waves, cove, lagoon, open ocean, open sea, high sea, sand, bay, cliff, atlantic ocean, pacific ocean, beachside",
    "desert": "desert, dune, sand dune, sahara, canyon, grand canyon, mars, wasteland, badland, mesa",
    "mountains": "mountains, mountain range, snowy mountain, snow-capped mountain, mountain, mountain peak, mountaintop, mountain top, alps, himalayas, peak, summit, mountain landscape, mountain valley, mountain lake, fjord, glacier, rocky mountain, waterfall",
    "lake": "lake, pond, lakeside, river, stream, riverbank, lakeshore, creek, water, canal, waterfront",
    "street": "street, city street, city, town, village, cityscape, skyline, city skyline, downtown, new york, new york city, manhattan, times square, london, tokyo, san francisco, los angeles, toronto, chicago, hong kong, alley, alleyway, sidewalk, pavement, street corner, square, plaza, town square, crosswalk, intersection, storefront, shop front, city intersection, suburb, neighborhood, neighbourhood, urban street, venice, rooftop, city block, old town, metropolis, parking lot, parking space, driveway, boston",
    "night_city": "night city, city at night, neon city, city lights, cyberpunk city, nightclub, neon-lit street, cyberpunk street, neon cityscape, futuristic city, cyberpunk, nighttime city",
    "room": "room, living room, bedroom, indoors, lounge, house interior, apartment, hallway, attic, dining room, nursery, interior, bathroom, restroom, hotel room, parlour, parlor, playroom, lobby, basement, inside a house, home office, wooden floor, carpet, rug, fireplace, laundry room",
    "kitchen": "kitchen, kitchen counter, countertop, kitchen table, pantry, bakery",
    "studio": "studio, white background, plain background, solid background, black background, blue background, red background, green background, yellow background, pink background, grey background, gray background, studio backdrop, dark background, plain white background, simple background, blank background, gradient background, laboratory, lab, solid black background, orange background, purple background, neutral background, clean background, light background",
    "space": "space, outer space, galaxy, cosmos, universe, milky way, nebula, orbit, deep space, starfield, black hole, solar system",
    "underwater": "underwater, undersea, under the sea, under the ocean, under water, ocean floor, seabed, sea floor, coral reef, reef, bottom of the sea, bottom of the ocean, beneath the sea, beneath the ocean, beneath the waves, beneath the surface, deep sea, aquarium",
    "sky": "sky, clouds, among the clouds, amid the clouds, above the clouds, over the clouds, through the clouds, in the clouds, above the cloud, in the air, blue sky, mid-air, midair, cloudscape, heavens, heaven",
    "snow": "snow, ice, ice floe, frozen pond, frozen river, arctic, antarctica, north pole, south pole, tundra, snowfield, snowy landscape, ice rink, iceberg, ski slope, snowy field, snowscape, antarctic, ski resort, frozen lake",
    "farm": "farm, barnyard, farmyard, ranch, farmland, corn field, cornfield, rice field, stable, barn, field of wheat, plantation, countryside farm",
    "garden": "garden, backyard, yard, flower garden, greenhouse, courtyard, patio, botanical garden, flower bed, terrace, vegetable garden, zen garden, front yard, japanese garden",
    "park": "park, city park, picnic, zoo, campsite, camp, golf course, public park",
    "road": "road, highway, country road, dirt road, freeway, mountain road, back road, path, trail, motorway, race track, racetrack, runway, railway, train track, railroad, coastal road, track, route, lane, roadside, desert road, winding road, bike path, bridge",
    "cave": "cave, cavern, grotto, mine, tunnel, lair, dungeon, underground",
    "castle": "castle, palace, fortress, citadel, throne room, medieval castle, courtyard of a castle, kingdom",
    "stage": "stage, theater, theatre, concert, concert hall, opera house, spotlight, circus ring, catwalk, talk show, press conference, theatre stage, dj booth, arena",
    "library": "library, bookshop, bookstore, study, archive, reading room",
    "classroom": "classroom, school, lecture hall, schoolroom, kindergarten, university, chalkboard, office, meeting room, conference room, workshop, class",
    "stadium": "stadium, football field, soccer field, tennis court, basketball court, baseball field, baseball stadium, court, gym, gymnasium, playing field, boxing ring, sports field, pitch, race course, skate park, swimming pool, finish line, gymnastics hall",
    "harbour": "harbour, harbor, port, marina, dock, pier, wharf, quay, jetty, boardwalk",
    "island": "island, tropical island, desert island, paradise island, floating island",
    "savanna": "savanna, savannah, african plain, safari, outback, serengeti",
    "volcano": "volcano, lava, crater, erupting volcano, lava field",
    "playground": "playground, sandbox, sandpit, schoolyard, skatepark, amusement park, theme park, fairground, carnival",
    "market": "market, marketplace, supermarket, grocery store, shop, store, bazaar, farmers market, food stall, street market, mall, shopping mall, market stall, fair, street food stand, toy store",
    "cafe": "cafe, café, coffee shop, restaurant, diner, bar, pub, bistro, coffeehouse, tavern, ice cream parlor, sidewalk cafe, saloon",
    "museum": "museum, gallery, art gallery, exhibition, museum hall, temple, cathedral, church interior, airport, train station, subway station, hospital",
    "moon": "moon, moon surface, lunar surface, surface of the moon, moonscape",
}  # fmt: skip
PLACES: dict[str, str] = {
    phrase.strip(): key for key, phrases in _PLACES.items() for phrase in phrases.split(",") if phrase.strip()
}
LONGEST = max(len(phrase.split()) for phrase in PLACES)
# Places that are also things: a subject unless the words say that something is in, on or at them.
ALSO_THINGS = frozenset(
    "castle palace fortress barn volcano mountain iceberg moon island desert-island temple church cathedral tent bridge "
    "carpet rug fireplace wood water waterfall storefront skyscraper stadium house cloud clouds wave waves school "
    "hospital store shop bank hotel chalkboard wildflower bar camp rainforest aquarium pitch court class study mine "
    "lava crater spotlight fair store supermarket bookstore sand railway track path bay cliff peak waves school office "
    "grass snow ice sky lawn tunnel pier picnic stable train-track window lane factory".split()
)
# Of those, the ones that are never a thing to show when they stand alone: they become the place.
LANDSCAPES = frozenset(
    "mountain island volcano waterfall wave waves sand bay cliff peak grass snow sky lawn water wood clouds desert-island "
    "path track railway lane stadium castle palace tunnel pier spotlight office school class court pitch lava crater".split()
)
# Of those, the ones that people built: beside other things they are things themselves.
BUILT = frozenset("stadium castle palace tunnel pier".split())

TIMES: dict[str, str] = {
    "dawn": "dawn", "sunrise": "dawn", "daybreak": "dawn", "early morning": "dawn", "morning": "morning",
    "noon": "day", "midday": "day", "daytime": "day", "daylight": "day", "sunny day": "day", "afternoon": "day",
    "late afternoon": "golden_hour", "golden hour": "golden_hour", "sunset": "sunset", "setting sun": "sunset",
    "evening": "dusk", "dusk": "dusk", "twilight": "dusk", "blue hour": "dusk", "night": "night", "midnight": "night",
    "nighttime": "night", "night time": "night", "starry": "night", "moonlit": "night", "moonlight": "night",
    "night sky": "night", "starry night": "night", "starry sky": "night", "nocturnal": "night", "sunlit": "day",
    "sunny": "day", "sunlight": "day",
}  # fmt: skip
WEATHERS: dict[str, str] = {
    "sunny": "clear", "clear sky": "clear", "clear skies": "clear", "cloudless": "clear", "blue sky": "clear", "bright day": "clear",
    "cloudy": "cloudy", "partly cloudy": "cloudy", "overcast": "overcast", "grey sky": "overcast", "gray sky": "overcast",
    "rain": "rain", "rainy": "rain", "raining": "rain", "downpour": "rain", "drizzle": "rain", "monsoon": "rain",
    "storm": "storm", "stormy": "storm", "thunderstorm": "storm", "lightning": "storm", "thunder": "storm",
    "hurricane": "storm", "snow falling": "snow", "falling snow": "snow", "snowing": "snow", "snowfall": "snow",
    "snowy day": "snow", "snowy night": "snow", "snowy weather": "snow", "blizzard": "snow", "snowstorm": "snow", "fog": "fog", "foggy": "fog", "mist": "fog",
    "misty": "fog", "haze": "fog", "hazy": "fog", "windy": "wind", "breeze": "wind", "breezy": "wind", "gust": "wind",
}  # fmt: skip
SEASONS: dict[str, str] = {
    "in spring": "spring", "springtime": "spring", "spring": "spring", "summer": "summer", "summertime": "summer",
    "in summer": "summer", "autumn": "autumn", "autumnal": "autumn", "in fall": "autumn", "in the fall": "autumn", "fall foliage": "autumn",
    "winter": "winter", "wintery": "winter", "snowy": "winter", "snow-covered": "winter", "wintry": "winter", "wintertime": "winter", "christmas": "winter",
}  # fmt: skip
