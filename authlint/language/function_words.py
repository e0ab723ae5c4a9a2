"""The commonest small words of some languages that blogs are written in: enough to tell them from English."""

FUNCTION_WORDS: dict[str, frozenset[str]] = {
    "English": frozenset(
        "the of and to a in is it you that was for on are with as i his they be at one have this from or had by but not what all were we when your can there an which their said if will do each about how up out them then she many some so these would into has more her two him see could no than been its who did my".split()
    ),
    "German": frozenset(
        "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde ich wir ihr kann wenn".split()
    ),
    "French": frozenset(
        "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont la avec son aux cette ou ses mais comme on été nous vous leur même ces dont elle tout je deux si sans être ont était fait aussi peut".split()
    ),
    "Spanish": frozenset(
        "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está mi porque".split()
    ),
    "Italian": frozenset(
        "di e il la che in a per un del non sono una della con i si da le al come più dei nel alla ma gli ha lo anche delle questo è ci se dal su o nella essere stato loro io mi cui era tra molto perché quando".split()
    ),
    "Portuguese": frozenset(
        "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou quando muito nos já eu também só pelo pela até isso ela entre depois sem mesmo aos seus quem nas me esse eles você".split()
    ),
    "Dutch": frozenset(
        "de en van ik te dat die in een hij het niet zijn is was op aan met als voor had er maar om hem dan zou of wat mijn men dit zo door over ze zich bij ook tot je mij uit der daar haar naar heb hoe heeft hebben deze u want nog".split()
    ),
    "Swedish": frozenset(
        "och det att i en jag hon som han på den med var sig för så till är men ett om hade de av icke mig du henne då sin nu har inte hans honom skulle hennes där min man ej vid kunde något från ut när efter upp vi".split()
    ),
    "Danish": frozenset(
        "og i jeg det at en den til er som på de med han af for ikke der var mig sig men et har om vi min havde ham hun nu over da fra du ud sin dem os op man hans hvor eller hvad skal selv her alle vil".split()
    ),
    "Norwegian": frozenset(
        "og i jeg det at en et den til er som på de med han av ikke der så var meg seg men ett har om vi min mitt ha hadde hun nå over da ved fra du ut sin dem oss opp man kan hans hvor eller hva skal selv sjøl her alle vil bli".split()
    ),
    "Polish": frozenset(
        "i w na z się do nie że to jest o jak po co tak ale za od jego jej już tylko przez dla są był była było być czy oraz może przed ich bardzo który która które gdy więc pod jeszcze ja ty on my wy".split()
    ),
    "Czech": frozenset(
        "a se v na je že s z do o to i k jako za by ale jsem po si které který která jeho tak od pro nebo podle jsou před byl bylo byla jen než už při může jeho také však když ještě".split()
    ),
    "Finnish": frozenset(
        "ja on ei se että hän oli joka mutta ovat kun niin myös jos tai vain kuin sen ole minä ollut mitä tämä nyt voi sitä ne jo hänen vielä siitä kaikki mukaan olla sekä".split()
    ),
    "Turkish": frozenset(
        "ve bir bu da de için ile çok o ne daha gibi var olarak ama kadar ben sonra en olan her ya mi değil oldu diye ki sen biz şey yok".split()
    ),
    "Indonesian": frozenset(
        "yang dan di ini itu dengan untuk tidak dari dalam akan pada juga saya ke karena tersebut bisa ada mereka lebih kata tahun sudah atau saat oleh menjadi orang kita adalah telah".split()
    ),
    "Romanian": frozenset(
        "și în de la a cu pe nu un o să ce din că mai este se pentru au care sau ca dar fi am era după prin cum sunt lui ei fost foarte".split()
    ),
    "Hungarian": frozenset(
        "a az és hogy nem is egy ez azt csak mint van meg már ha volt de még ezt el ki vagy lehet után minden nagyon pedig mert amely".split()
    ),
}
