# ruff: noqa: E501, SIM905
"""Everyday words and what may stand for them, where WordNet's first sense misleads or has no answer.

Each word has candidates in order; the first that the vocabulary knows by name is taken. `NEVER` are words that
must not be replaced by a wider or similar one.
"""

from __future__ import annotations

STAND_INS: dict[str, tuple[str, ...]] = {
    word: tuple(names.split(", "))
    for word, names in {
        "bike": "bicycle", "cycle": "bicycle", "motorbike": "motorcycle", "scooter": "motor scooter, kick scooter",
        "phone": "cell phone, mobile phone, telephone", "cellphone": "cell phone, mobile phone",
        "smartphone": "cell phone, mobile phone", "iphone": "cell phone, mobile phone",
        "mobile": "cell phone, mobile phone", "mobile phone": "cell phone", "cell phone": "mobile phone",
        "television": "tv", "tv": "television", "telly": "tv, television", "tv set": "tv, television",
        "monitor": "desktop computer, tv", "computer": "desktop computer, laptop", "pc": "desktop computer",
        "notebook computer": "laptop", "macbook": "laptop", "mouse pad": "mousepad",
        "sofa": "couch, couch and lamp", "couch": "sofa, couch and lamp", "loveseat": "couch, sofa",
        "plane": "airplane, aeroplane", "aeroplane": "airplane", "jet": "airplane", "airliner": "airplane",
        "jumbo jet": "airplane", "boeing": "airplane", "aircraft": "airplane",
        "car": "automobile", "automobile": "car", "sports car": "car, automobile", "sport car": "car, automobile",
        "suv": "sport utility vehicle, car, automobile", "sedan": "car", "limousine": "car", "convertible": "car",
        "cab": "taxi", "taxi cab": "taxi", "taxicab": "taxi", "van": "minibus, truck", "minivan": "minibus, car",
        "lorry": "truck, articulated lorry, delivery truck", "truck": "delivery truck",
        "dump truck": "truck, delivery truck", "tank": "military tank", "racecar": "racing car, car",
        "race car": "racing car, car", "fire truck": "fire engine", "firetruck": "fire engine",
        "spaceship": "rocket", "spacecraft": "rocket", "space shuttle": "rocket", "starship": "rocket",
        "ufo": "flying saucer", "boat": "boat, sailboat, motor boat, canoe", "ship": "ship, boat, passenger ship",
        "cruise ship": "passenger ship, ship", "rowboat": "boat, canoe", "kayak": "canoe, boat",
        "yacht": "sailboat, motor boat, boat", "sailing ship": "sailboat", "speedboat": "motor boat, boat",
        "steam train": "locomotive, train", "steam locomotive": "locomotive, train",
        "subway": "metro, train", "trolley": "trolleybus, tram car",
        "kitten": "cat", "kitty": "cat", "kittycat": "cat", "tabby": "cat", "pussycat": "cat", "tomcat": "cat",
        "puppy": "dog", "pup": "dog", "doggy": "dog", "hound": "dog", "shiba inu": "dog", "shiba": "dog",
        "corgi": "dog", "labrador": "dog", "golden retriever": "dog", "husky": "dog", "dachshund": "dog",
        "pomeranian": "dog", "doge": "dog", "bulldog": "dog", "labradoodle": "dog, poodle", "goldendoodle": "dog",
        "bunny": "rabbit", "hare": "rabbit", "bunny rabbit": "rabbit", "mice": "mouse", "hen": "chicken",
        "chick": "baby chick, chicken", "pony": "horse", "foal": "horse", "mare": "horse", "stallion": "horse",
        "bull": "ox, cow", "calf": "cow", "cattle": "cow", "lamb": "sheep, ewe", "sheep": "ewe", "piglet": "pig",
        "hog": "pig", "bear cub": "bear", "grizzly": "bear", "grizzly bear": "bear", "brown bear": "bear",
        "polar bear": "bear", "koala bear": "koala", "panda bear": "panda", "lion cub": "lion",
        "sea lion": "seal", "killer whale": "orca, whale", "spouting whale": "whale", "narwhal": "whale",
        "tyrannosaurus rex": "t rex", "tyrannosaurus": "t rex", "t-rex": "t rex", "trex": "t rex", "dinosaur": "t rex, sauropod",
        "brontosaurus": "sauropod", "diplodocus": "sauropod", "apatosaurus": "sauropod", "triceratops": "sauropod",
        "hamster": "hamster", "bald eagle": "eagle", "parakeet": "parrot", "macaw": "parrot", "budgie": "parrot",
        "crow": "blackbird, bird", "raven": "blackbird, bird", "pigeon": "dove", "seagull": "bird", "gull": "bird",
        "duckling": "duck, baby chick", "gosling": "goose, baby chick", "ladybug": "lady beetle", "ladybird": "lady beetle",
        "bumblebee": "honeybee, bee", "bee": "honeybee", "caterpillar": "bug", "tortoise": "turtle", "toad": "frog",
        "alligator": "crocodile", "gecko": "lizard", "chameleon": "lizard", "iguana": "lizard", "goldfish": "tropical fish, fish",
        "guy": "man", "gentleman": "man", "lady": "woman", "kid": "child", "toddler": "baby, child", "infant": "baby",
        "human": "person", "people": "person", "someone": "person", "somebody": "person", "girl": "girl, child",
        "boy": "boy, child", "woman": "woman, person", "man": "man, person", "grandma": "old woman, woman",
        "grandmother": "old woman, woman", "grandpa": "old man, man", "grandfather": "old man, man",
        "mother": "woman", "mom": "woman", "father": "man", "dad": "man", "queen": "woman, person", "king": "man, person",
        "businessman": "office worker, man", "businesswoman": "office worker, woman", "programmer": "technologist, person",
        "policeman": "police officer", "cop": "police officer", "fireman": "firefighter", "chef": "cook, person",
        "doctor": "health worker, person", "nurse": "health worker, person", "painter": "artist, person",
        "cowboy": "man, person", "conductor": "person", "composer": "person", "teddybear": "teddy bear", "pedestrian": "person", "passerby": "person", "pilot": "pilot, person",
        "spaceman": "astronaut", "cosmonaut": "astronaut", "santa": "santa claus", "sorcerer": "mage, person",
        "wizard": "mage, person", "witch": "mage, person", "skeleton": "skeleton", "extraterrestrial": "alien",
        "mug": "cup, teacup without handle, hot beverage", "coffee mug": "mug, cup, hot beverage",
        "coffee cup": "cup, mug, hot beverage", "teacup": "cup, teacup without handle", "tea cup": "cup, teacup without handle",
        "coffee": "hot beverage, cup", "cup of coffee": "hot beverage, cup", "cup of tea": "teacup without handle, hot beverage, cup",
        "latte": "hot beverage, cup", "cappuccino": "hot beverage, cup", "espresso": "hot beverage, cup",
        "tea": "teacup without handle, hot beverage, cup", "boba": "bubble tea", "milkshake": "cup with straw",
        "soda": "cup with straw", "smoothie": "cup with straw", "lemonade": "cup with straw", "juice": "beverage box",
        "wine": "wine glass", "glass of wine": "wine glass", "beer": "beer mug", "pint": "beer mug", "pint of beer": "beer mug",
        "glass of beer": "beer mug", "cocktail": "cocktail glass", "martini": "cocktail glass", "whisky": "tumbler glass",
        "whiskey": "tumbler glass", "glass of whiskey": "tumbler glass", "drinking glass": "glass, tumbler glass, cup",
        "glass": "drinking glass, tumbler glass, cup", "glass of water": "glass, tumbler glass, cup", "champagne": "bottle with popping cork",
        "burger": "hamburger", "cheeseburger": "hamburger", "whopper": "hamburger", "fries": "french fries", "hotdog": "hot dog",
        "donut": "doughnut", "doughnut": "donut", "ice-cream": "ice cream", "ice cream cone": "ice cream, soft ice cream",
        "cake": "birthday cake, shortcake", "cheese": "cheese wedge", "corn": "ear of corn", "salad": "green salad",
        "steak": "cut of meat", "meat": "cut of meat", "drumstick": "poultry leg", "rice": "cooked rice",
        "bowl of rice": "cooked rice", "ramen": "steaming bowl", "bowl of ramen": "steaming bowl", "soup": "steaming bowl, bowl",
        "bowl of soup": "steaming bowl, bowl", "noodle": "steaming bowl, spaghetti", "noodles": "steaming bowl, spaghetti",
        "pasta": "spaghetti", "fried egg": "cooking, egg", "loaf": "bread", "loaf of bread": "bread", "toast": "bread",
        "baguette": "baguette bread", "chili": "hot pepper", "chili pepper": "hot pepper", "pepper": "bell pepper",
        "green pepper": "bell pepper", "red pepper": "bell pepper", "lettuce": "leafy green", "salad leaf": "leafy green",
        "orange": "tangerine", "mandarin": "tangerine, orange", "apple": "red apple", "red apple": "apple", "grape": "grapes",
        "cherry": "cherries", "blueberry": "blueberries", "bean": "beans", "chips": "french fries", "french fry": "french fries",
        "lollipop": "lollipop", "sweets": "candy", "chocolate": "chocolate bar", "coconut": "coconut", "mushroom": "brown mushroom",
        "toadstool": "mushroom", "flower": "flower, sunflower, blossom, tulip", "daisy": "blossom", "wildflower": "blossom, tulip",
        "bush": "shrub, potted plant", "houseplant": "potted plant", "house plant": "potted plant", "plant": "potted plant, seedling",
        "tree": "tree, deciduous tree, evergreen tree", "pine tree": "evergreen tree, tree", "fir": "evergreen tree, tree", "pine": "evergreen tree, tree",
        "spruce": "evergreen tree, tree", "oak": "tree, deciduous tree", "oak tree": "tree, deciduous tree", "maple tree": "tree, deciduous tree",
        "bonsai": "bonsai, potted plant", "palm": "palm tree", "coconut tree": "palm tree", "coconut palm": "palm tree", "clover": "shamrock",
        "leaf": "leaf fluttering in wind, fallen leaf, maple leaf", "lotus flower": "lotus", "cactus": "cactus", "apple tree": "tree, deciduous tree",
        "hat": "hat, top hat, womans hat, billed cap", "tophat": "top hat", "cap": "billed cap", "baseball cap": "billed cap", "sun hat": "womans hat, hat",
        "beret": "hat, billed cap", "shoe": "shoe, running shoe, mans shoe", "sneaker": "running shoe", "trainer": "running shoe", "boot": "boot, hiking boot, womans boot",
        "sandal": "womans sandal, thong sandal", "flip flop": "thong sandal", "high heel": "high heeled shoe", "shirt": "t shirt", "t-shirt": "t shirt", "tshirt": "t shirt",
        "tee": "t shirt", "pants": "jeans", "trousers": "jeans", "tie": "necktie", "necktie": "tie", "jacket": "coat", "bag": "handbag, clutch bag, backpack",
        "purse": "handbag", "rucksack": "backpack", "suitcase": "luggage", "luggage": "suitcase", "sunglasses": "sunglasses, glasses", "spectacles": "glasses", "eyeglasses": "glasses", "specs": "glasses",
        "clock": "alarm clock, mantelpiece clock", "wall clock": "clock, mantelpiece clock", "wristwatch": "watch", "fridge": "refrigerator", "freezer": "refrigerator", "stove": "oven",
        "cooker": "oven", "hairdryer": "hair drier", "hair dryer": "hair drier", "blow dryer": "hair drier", "microwave oven": "microwave", "tap": "sink, potable water", "basin": "sink",
        "washbasin": "sink", "table": "dining table", "desk": "desk, dining table", "kitchen table": "dining table", "coffee table": "table, dining table", "armchair": "armchair, couch, chair", "stool": "chair",
        "seat": "chair", "cot": "bed", "crib": "bed", "lamp": "lamp, light bulb", "lightbulb": "light bulb", "flower pot": "potted plant", "flowerpot": "potted plant",
        "pen": "pen", "book": "open book, closed book", "novel": "book, open book", "comic book": "book, open book", "dictionary": "book, closed book",
        "newspaper": "newspaper", "notebook": "notebook", "ball": "ball, sports ball, soccer ball", "football": "soccer ball, american football, sports ball", "soccer": "soccer ball",
        "frisbee": "flying disc", "skateboard": "skateboard", "racket": "tennis racket, tennis", "tennis racquet": "tennis racket, tennis", "racquet": "tennis racket", "bat": "bat", "teddy": "teddy bear",
        "stuffed animal": "teddy bear", "stuffed bear": "teddy bear", "plush bear": "teddy bear", "rubber duck": "duck", "balloon": "balloon", "hot air balloon": "hot air balloon, balloon",
        "remote": "tv remote, remote control, remote", "remote control": "tv remote", "tv remote": "remote control, remote", "keyboard": "computer keyboard", "computer keyboard": "keyboard", "cup": "cup, mug, teacup without handle",
        "laptop computer": "laptop", "gift": "wrapped gift", "present": "wrapped gift", "gift box": "wrapped gift", "painting": "framed picture", "picture frame": "framed picture", "traffic signal": "traffic light, vertical traffic light",
        "stoplight": "traffic light, vertical traffic light", "traffic light": "vertical traffic light", "hydrant": "fire hydrant", "street sign": "sign", "house": "house, home", "cabin": "house", "hut": "hut, house", "cottage": "house, home", "villa": "house", "mansion": "house",
        "home": "house", "barn": "barn, house", "skyscraper": "office building", "tower": "tokyo tower, castle", "building": "office building", "tent": "camping, tent", "windmill": "windmill",
        "lighthouse": "lighthouse", "igloo": "hut", "robot": "robot", "android": "robot", "snowman": "snowman without snow, snowman", "sun": "sun", "moon": "full moon, crescent moon", "full moon": "moon", "planet": "ringed planet", "saturn": "ringed planet", "earth": "globe showing americas, globe",
        "planet earth": "globe showing americas, globe", "globe": "globe showing americas", "gemstone": "gem stone", "diamond": "gem stone", "jewel": "gem stone", "ruby": "gem stone", "trophy": "trophy", "medal": "sports medal", "sword": "dagger", "knife": "kitchen knife", "axe": "axe", "gun": "water pistol",
        "arrow": "bow and arrow", "bow": "bow and arrow", "longbow": "bow and arrow", "microphone": "microphone", "headphones": "headphone", "headphone": "headphones", "umbrella": "umbrella", "parasol": "umbrella", "purple heart": "heart", "heart": "red heart",
        "star": "star, glowing star", "cube": "cube", "box": "box, package", "cardboard box": "package, box", "parcel": "package", "sphere": "sphere, ball", "disc": "disc", "guitar": "guitar", "electric guitar": "guitar", "piano": "piano, musical keyboard", "grand piano": "piano, musical keyboard", "sax": "saxophone",
        "cello": "violin", "fiddle": "violin", "drums": "drum", "drum kit": "drum", "easter egg": "egg", "jack-o-lantern": "jack o lantern, pumpkin", "pumpkin": "jack o lantern", "carved pumpkin": "jack o lantern", "toilet paper": "roll of paper", "cannon": "cannon", "bush plant": "potted plant", "vase": "vase, amphora, funeral urn",
    }.items()
}  # fmt: skip

NEVER = frozenset(
    "thing object artifact container device item equipment structure substance material food drink animal creature "
    "tool instrument machine vehicle product unit whole part piece matter toy plaything decoration ornament furniture "
    "clothing clothes garment outfit building-material utensil appliance accessory body mixture covering area place "
    "rod cape fossil trunk carriage denim lasagna earth land ground soil world club stock pole chess trailer hood maker fencing beef drone counter "
    "stand booth barley closeup frame still snapshot bundle sheaf bale batwing pocket carrier fighter hacker hulk slate "
    "master classic romantic whiff poultry mount vault planter picket junior senior composer conductor riverbank "
    "interceptor recorder surveyor urchin symbolist stylist charger dun filly colt location region surface spot site facility way side point line end top bottom middle center centre".split()
)
