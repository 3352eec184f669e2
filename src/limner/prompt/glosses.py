# ruff: noqa: E501, SIM905
"""The small words of the larger languages, in English: numbers, colours, prepositions, places, everyday nouns.

Names of things come from the emoji names (data/names.xz); these are what those lack.
"""

from __future__ import annotations


def _table(text: str) -> dict[str, str]:
    pairs = (entry.split("=") for entry in text.replace("\n", " ").split("|"))
    return {
        word.strip(): english.strip() for words, english in pairs for word in words.split(",") if word.strip()
    }


GLOSSES: dict[str, dict[str, str]] = {
    "de": _table(
        "ein,eine,einem,einen,einer,eines=a|der,die,das,dem,den,des=the|und=and|zwei=two|drei=three|vier=four|fünf=five|sechs=six"
        "|sieben=seven|acht=eight|neun=nine|zehn=ten|zwölf=twelve|rot=red|blau=blue|grün=green|gelb=yellow|schwarz=black|weiß,weiss=white"
        "|braun=brown|grau=gray|lila,violett=purple|orange=orange|rosa,pink=pink|golden=golden|klein=small|groß,gross=big|riesig=giant|winzig=tiny"
        "|auf=on|in,im=in|unter=under|über=above|neben=next to|hinter=behind|vor=in front of|zwischen=between|mit=with|ohne=without|am,an,bei=at"
        "|links von=left of|rechts von=right of|baum,bäume,bäumen=tree|wald=forest|strand=beach|meer=sea|wiese=meadow|berge,bergen=mountains|stadt=city"
        "|straße=street|wüste=desert|himmel=sky|nacht=night|sonnenuntergang=sunset|schnee=snow|garten=garden|küche=kitchen|zimmer=room|weltraum=space"
        "|see=lake|tisch=table|stuhl=chair|sofa=couch|buch=book|mann=man|frau=woman|kind=child|mädchen=girl|junge=boy|foto=photo of|bild=picture"
        "|apfel,äpfel=apple|blume,blumen=flower|haus,häuser=house|hund,hunde=dog|katze,katzen=cat|vogel,vögel=bird|liest=reading|sitzt=sitting"
        "|steht=standing|schläft=sleeping|liegt=lying|spielt=playing|hölzern=wooden|glas=glass|sonnig=sunny|auto,autos=car"
    ),
    "fr": _table(
        "un,une=a|le,la,les,l=the|des,du=some|et=and|deux=two|trois=three|quatre=four|cinq=five|six=six|sept=seven|huit=eight|neuf=nine|dix=ten"
        "|douze=twelve|rouge=red|bleu,bleue=blue|vert,verte=green|jaune=yellow|noir,noire=black|blanc,blanche=white|marron,brun,brune=brown|gris,grise=gray"
        "|violet,violette=purple|orange=orange|rose=pink|doré,dorée=golden|petit,petite=small|grand,grande=big|géant,géante=giant|sur=on|dans,en=in"
        "|sous=under|au-dessus=above|à côté=next to|derrière=behind|devant=in front of|entre=between|avec=with|sans=without|au,aux,à=at|de,d=of"
        "|arbre=tree|forêt=forest|plage=beach|mer=sea|prairie=meadow|montagnes,montagne=mountains|ville=city|rue=street|désert=desert|ciel=sky|nuit=night"
        "|neige=snow|jardin=garden|cuisine=kitchen|chambre=room|espace=space|lac=lake|table=table|chaise=chair|canapé=couch|livre=book|homme=man"
        "|femme=woman|enfant=child|fille=girl|garçon=boy|photo=photo|coucher de soleil=sunset|pomme=apple|fleur=flower|lit,lisant=reading|assis,assise=sitting"
        "|chat=cat|chien=dog|dort=sleeping|debout=standing"
    ),
    "es": _table(
        "un,una=a|el,la,los,las=the|unos,unas=some|y=and|dos=two|tres=three|cuatro=four|cinco=five|seis=six|siete=seven|ocho=eight|nueve=nine|diez=ten"
        "|doce=twelve|rojo,roja=red|azul=blue|verde=green|amarillo,amarilla=yellow|negro,negra=black|blanco,blanca=white|marrón=brown|gris=gray"
        "|morado,morada=purple|naranja=orange|rosa=pink|dorado,dorada=golden|pequeño,pequeña=small|grande=big|gigante=giant|sobre,encima=on|en=in|bajo=under"
        "|debajo de=under|junto a,al lado de=next to|detrás de=behind|delante de,frente a=in front of|entre=between|con=with|sin=without|de=of|del=of the|al,a=at"
        "|árbol,árboles=tree|bosque=forest|playa=beach|mar=sea|prado,campo=meadow|montañas,montaña=mountains|ciudad=city|calle=street|desierto=desert|cielo=sky"
        "|noche=night|nieve=snow|jardín=garden|cocina=kitchen|habitación=room|espacio=space|lago=lake|mesa=table|silla=chair|sofá=couch|libro=book|hombre=man"
        "|mujer=woman|niño=boy|niña=girl|foto=photo|atardecer=sunset|manzana,manzanas=apple|flor,flores=flower|leyendo=reading|sentado,sentada=sitting|gato=cat|perro=dog"
        "|cristal=glass|nubes=clouds|sol=sun|estrellas=stars|pintura al óleo=oil painting"
    ),
    "it": _table(
        "un,uno,una=a|il,lo,la,i,gli,le,l=the|e=and|due=two|tre=three|quattro=four|cinque=five|sei=six|sette=seven|otto=eight|nove=nine|dieci=ten"
        "|rosso,rossa,rossi,rosse=red|blu=blue|verde,verdi=green|giallo,gialla=yellow|nero,nera=black|bianco,bianca=white|marrone=brown|grigio,grigia=gray"
        "|viola=purple|arancione=orange|rosa=pink|dorato,dorata=golden|piccolo,piccola=small|grande=big|su,sul,sulla,sullo=on|in,nel,nella,nello=in|sotto=under"
        "|sopra=above|accanto a,vicino a=next to|dietro=behind|davanti a=in front of|tra,fra=between|con=with|senza=without|di,del,della=of|a,al,alla=at"
        "|albero,alberi=tree|foresta,bosco=forest|spiaggia=beach|mare=sea|prato=meadow|montagne,montagna=mountains|città=city|strada=street|deserto=desert|cielo=sky"
        "|notte=night|neve=snow|giardino=garden|cucina=kitchen|stanza=room|spazio=space|lago=lake|tavolo=table|sedia=chair|divano=couch|libro=book|uomo=man"
        "|donna=woman|bambino=boy|bambina=girl|foto=photo|tramonto=sunset|mela,mele=apple|fiore,fiori=flower|legge=reading|seduto,seduta=sitting"
    ),
    "pt": _table(
        "um,uma=a|o,a,os,as=the|e=and|dois,duas=two|três=three|quatro=four|cinco=five|seis=six|sete=seven|oito=eight|nove=nine|dez=ten|vermelho,vermelha=red"
        "|azul=blue|verde=green|amarelo,amarela=yellow|preto,preta=black|branco,branca=white|marrom=brown|cinza=gray|roxo,roxa=purple|laranja=orange|rosa=pink"
        "|pequeno,pequena=small|grande=big|sobre=on|em,no,na=in|sob,embaixo de=under|ao lado de=next to|atrás de=behind|em frente a=in front of|entre=between|com=with"
        "|sem=without|de,do,da=of|árvore=tree|floresta=forest|praia=beach|mar=sea|campo=meadow|montanhas,montanha=mountains|cidade=city|rua=street|deserto=desert"
        "|céu=sky|noite=night|neve=snow|jardim=garden|cozinha=kitchen|quarto=room|lago=lake|mesa=table|cadeira=chair|sofá=couch|livro=book|homem=man|mulher=woman"
        "|menino=boy|menina=girl|pôr do sol=sunset|maçã=apple|flor=flower|lendo=reading|gato=cat|cachorro,cão=dog"
    ),
    "nl": _table(
        "een=a|de,het=the|en=and|twee=two|drie=three|vier=four|vijf=five|zes=six|zeven=seven|acht=eight|negen=nine|tien=ten|rood,rode=red|blauw,blauwe=blue"
        "|groen,groene=green|geel,gele=yellow|zwart,zwarte=black|wit,witte=white|bruin,bruine=brown|grijs,grijze=gray|paars,paarse=purple|oranje=orange|roze=pink"
        "|klein,kleine=small|groot,grote=big|op=on|in=in|onder=under|boven=above|naast=next to|achter=behind|voor=in front of|tussen=between|met=with|zonder=without"
        "|boom,bomen=tree|bos=forest|strand=beach|zee=sea|weide=meadow|bergen=mountains|stad=city|straat=street|lucht=sky|nacht=night|sneeuw=snow|tuin=garden"
        "|keuken=kitchen|kamer=room|tafel=table|stoel=chair|bank=couch|boek=book|man=man|vrouw=woman|jongen=boy|meisje=girl|zonsondergang=sunset|appel=apple|bloem=flower"
    ),
    "ru": _table(
        "и=and|один,одна,одно=one|два,две=two|три=three|четыре=four|пять=five|красный,красная,красное,красных,красные=red|синий,синяя,синее=blue|голубой=sky blue"
        "|зелёный,зеленый,зелёная,зеленая=green|жёлтый,желтый,жёлтая=yellow|чёрный,черный,чёрная,черная=black|белый,белая=white|коричневый=brown|серый=gray|на=on|в=in"
        "|под=under|над=above|рядом с=next to|за=behind|перед=in front of|между=between|с=with|без=without|дерево,деревом,дереве=tree|лес,лесу=forest|пляж,пляже=beach"
        "|море=sea|гора,горы,горах=mountains|город,городе=city|ночь,ночью=night|снег,снегу=snow|стол,столе=table|книга,книгу=book|человек=person|собака,собаку=dog"
        "|кошка,кошку,кот=cat|яблоко,яблока,яблок=apple|дом,дома=house|закат=sunset|маленький,маленькая=small|большой,большая=big|луг,лугу=meadow|читает=reading"
    ),
    "ja": _table(
        "一=one|二=two|三=three|四=four|五=five|赤い,赤=red|青い,青=blue|緑の,緑=green|黄色い,黄色=yellow|黒い,黒=black|白い,白=white|茶色=brown|紫=purple|ピンク=pink"
        "|オレンジ色=orange|犬=dog|猫=cat|木=tree|車=car|家=house|森=forest|海=sea|浜辺,ビーチ=beach|山=mountains|街,都市=city|夜=night|夕日,夕焼け=sunset|雪=snow|庭=garden"
        "|台所,キッチン=kitchen|部屋=room|宇宙=space|湖=lake|空=sky|机,テーブル=table|椅子=chair|本=book|男=man|女=woman|子供=child|女の子=girl|男の子=boy|花=flower|鳥=bird"
        "|魚=fish|馬=horse|狐,キツネ=fox|草原=meadow|と=and|小さな,小さい=small|大きな,大きい=big|写真=photo|りんご,リンゴ=apple|の,が,を,に,で,は,いる,ある,下,上,いる,た="
    ),
    "zh": _table(
        "一,一个,一只,一辆,一棵,一本=one|两,两个,两只=two|三,三个,三只=three|四=four|五=five|红色的,红色,红=red|蓝色的,蓝色,蓝=blue|绿色的,绿色,绿=green|黄色的,黄色,黄=yellow"
        "|黑色的,黑色,黑=black|白色的,白色,白=white|棕色的,棕色=brown|紫色的,紫色=purple|粉色的,粉色=pink|橙色的,橙色=orange|狗=dog|猫=cat|树=tree|汽车,车=car|房子=house|森林=forest"
        "|海,大海=sea|海滩,沙滩=beach|山=mountains|城市=city|街道=street|夜晚,夜=night|日落=sunset|雪=snow|花园=garden|厨房=kitchen|房间=room|太空=space|湖=lake|天空=sky|桌子=table"
        "|椅子=chair|书=book|男人=man|女人=woman|孩子=child|女孩=girl|男孩=boy|花=flower|鸟=bird|鱼=fish|马=horse|狐狸=fox|草地=meadow|和=and|小=small|大=big|照片=photo|苹果=apple|的,在,上,下,里,着="
    ),
}  # fmt: skip
GLOSSES["zh-hant"] = GLOSSES["zh"]
# Emoji names that say more than the word did.
PLAIN = {
    "red apple": "apple", "deciduous tree": "tree", "automobile": "car", "dog face": "dog", "cat face": "cat", "cow face": "cow",
    "pig face": "pig", "horse face": "horse", "rabbit face": "rabbit", "mouse face": "mouse", "tiger face": "tiger", "monkey face": "monkey",
    "oncoming automobile": "car", "open book": "book", "red heart": "heart", "delivery truck": "truck", "couch and lamp": "couch",
}  # fmt: skip
# Languages in which a colour follows its noun.
NOUN_FIRST = frozenset({"fr", "es", "it", "pt"})
# Small words that mark a text as not English.
FOREIGN = frozenset(
    "un une der das ein eine einem einen einer el los las una unos dans avec und mit sur le les il lo gli con del della nel "
    "nella sul sulla uno dos tres deux trois zwei drei em um uma sob het een op naast twee en la y e auf neben unter dem den".split()
)
ENGLISH = frozenset(
    "a an the of and on with is are in to at by that this two three photo picture under over near".split()
)
