/**
 * What the most common passwords are made of: the words of the 4,000 most common ones, and of all among the first million
 * that satisfy our composition rule, with digits and symbols around them taken off and the usual letter swaps undone;
 * plus common Spanish and Mexican ones. Made from danielmiessler/SecLists, `10-million-password-list-top-1000000`
 * (MIT, copyright (c) 2018 Daniel Miessler); slurs left out.
 */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `
aaaa aaaaa aaaaaa aaaaaaa aaaaaaaa aardvark aaron abcd abcde abcdef abcdefg abcdefgh aberdeen abgrtyu
abigail abril access accord account achilles action active adam adgjmptw adidas admin admiral adrian adriana
adult aezakmi africa again agent aggies agosto aikido airborne airbus airforce airplane alabama alan alaska
albatros albert alberto albion alejandr alejandro aleksandr alex alexande alexander alexandr alexandra
alexis alfa alfred alibaba alice alicia alien aliens alison allen alliance allison allsop alph alpha alpine
always alyssa amadeus amanda amateur amazon amber amelia america american amsterda amsterdam anaconda anakin
anal analsex anarchy anastasia anderley anders anderson andre andrea andreas andrei andres andrew andrey
andy anfield angel angela angelica angelina angelo angels angie anhyeuem animal animals anime anna annette
annie anthony anton antonio anubis anything apache apollo apple applepie apples april aquarius aragorn
archer archie area arizona arjay armani arnold arsenal artemis arthur artist asasas asdasd asdasdasd asdf
asdfasdf asdfg asdfgh asdfghj asdfghjk asdfghjkl asdfjkl asdzxc ashley ashton asian asirak aspire aspirine
assass assassin assfuck asshole assman asterix astros athena atlanta atlantic atlantis atomic attack auburn
audrey august aurora aussie austin australi australia autumn avalon avatar avenger awesome ayco azamat azaz
azerty azsxdc azsxdcfv babe babes babies baby babyboy babydoll babygirl babylon back backdoor bacon badass
badboy baddog badger baggins bailey ball baller balloon balls bambam banana bananas bandit bang bangbang
bangkok banker banshee barbara barbie barcelon barcelona barkley barney barry barsik bart baseball basket
basketba basketball bass bassman bastard batman battle baxter bbbb bbbbbb beach beagle beaner beanie bear
bearbear bears beast beastie beatles beatrice beautiful beauty beaver beavis beckham becky beefcake beer
beerbeer beetle believe belinda bell bella bender benjamin bennett benny benson bentley berlin bernard
bernie bertha bethany better betty beverly bianca bicycle bienvenido bigballs bigbird bigboobs bigboy
bigcock bigdaddy bigdick bigdog bigfoot bigger biggie bigguy bigmac bigman bigmoney bigone bigred bigsexy
bigtime bigtits bikini bill billie billy billybob billyboy bing bingo bird birdie birdman birthday biscuit
bishop bitch bitches biteme bizkit blabla black blackcat blackdog blackhaw blackie blackjac blackman blacks
blacky blade blades blahblah blake blaster blazer blessed blink blizzard blonde blondes blondie blood bloody
blow blowjob blowme blue bluebird blueblue blueboy blueeyes bluemoon blues bluesky boat bobafett bobbie
bobbob bobby bobcat bobo boeing bogart bogdan bohica bolinha bollocks bollox bomber bond bondage bone
bonehead boner bones bonita bonjour bonnie bonsai boob boobies booboo boobs booger boogie boomboom boomer
bootie boots booty boris bosco boss bossman boston bottle bottom bowler bowling bowser boxing boys brad
bradford bradley brandi brando brandon brandy brasil braves brazil breast breeze brenda brendan brian
brianna bridge bridget brighton bristol britney brittany broadway broder broken bronco broncos brooke
brooklyn brooks brother brothers brown brownie browns bruce brucelee bruins bruno brutus bryan bryant bubba
bubbas bubble bubbles buck buckeye buckeyes buddha buddy budlight budman buffalo buffett buffy bugger bull
bulldog bulldogs bullet bullseye bullshit bunghole bunny burger burton bush business buster butch butler
butt butter butterfl butterfly butthead butthole buttman buttons byteme cabbage cactus cadillac caesar
caitlin calico caliente californ california callie calvin camaro camel camelot camels camera cameron camilla
camille campbell canada canadian cancel cancer cancun candle candy candyman cannon canon cantona capital
capone captain caramel cardinal carl carlo carlos carlton carmen carol carolina caroline carolyn carpet
carrera carrie carrot carson carter cartman cartoon caserta casey cash casino casper cassidy cassie castle
catalina catcat catch catdog catfish catherin catherine catman cats cavalier caveman ccbill cccccc cdtnkfyf
cecilia celeste celica celine celtic celtics cent center central cessna chacha chad chainsaw chair champion
champs chance chandler chanel chang change changeme chaos charger chargers charles charli charlie charlott
charlotte charlton charly charmed chase chaser check cheers cheese cheetah chelsea chemical cheng cherokee
cherry cheryl chester chevelle chevrole chevy chewie cheyenne chicago chichi chicken chickens chicks chico
chief chiefs children china chipper chivas chloe chocolat chocolate chong chopper chris chrissy christ
christia christian christin christine christop christopher christy chronic chrono chubby chuck chucky church
cigars cinder cindy cinnamon city cjkysirj cjkywt claire clancy clapton clarence classic claude claudia
clayton clemson clifford clinica clinton clipper clitoris cloud clover cobra cocacola cock cocks coco
coconut cody coffee cohiba coke coleman colleen college collins colombia colorado colors colt coltrane
columbia columbus comics command commando compaq compute computer concrete condom condor connect conner
connie connor conrad consumer content contrasena contraseña control cookie cookies cool cooldude cooler
coolguy coolio coolman cooper cooter copper corona corrado corvette cosmo cosmos cosworth cotton coucou
cougar country courtney cowboy cowboys coyote cracker crash crawford crazy crazybab cream creampie creamy
creative credit cricket crimson cristina critter cruise cruiser crunch crusader cruzazul crysis crystal
cthulhu cthutq cuddles cumming cumshot cupcake curious curtis cutlass cutter cxfcnmt cyber cyclone cyclops
cynthia cypress dadada daddy dagger daisy dakota dale dallas dalton damage damian damien dammit damnit dana
dance dancer dang danger danie daniel daniela danielle daniil danila danni danny dannyboy dark darkness
darkside darkstar darling darren darwin dave david davids davidson davis dawg dawson daytona dbrnjhbz dddd
ddddd dddddd ddddddd dead deadhead deadman dean deanna death debbie deborah december deedee deepthroat
deeznuts defender defiant deftones delete delta demon denali denis denise dennis denver depeche derrick
desert design designer desire deskjet destiny detroit devil devildog devils dexter dfkthbz dfkthf dfvgbh
diablo diamond diamonds diana diciembre dick dickhead dicks diesel dietcoke digger digital dilbert dildo
dilligaf dillon dima dinamo ding dingdong dinosaur direct director dirty discover disney divine dixie
dkflbvbh doberman doctor dodge dodger dodgeram dodgers dogdog dogg doggie doggy dogman dogs dollar dolphin
dolphins domingo dominic domino donald dong donkey donna donnie donuts doobie doodle dookie dorian dorothy
double doughboy douglas down downtown dracula drago dragon dragoness dragons dragoon drake dream dreamer
dreams drew driver drizzt droopy drowssap drpepper drummer dthjybrf dublin ducati duchess duck dude dudley
duke dumbass duncan durango duster dustin dusty dybik dylan eagle eagles eastside easy eatme eatpussy
eatshit eclipse edcvfr eddie eduard edward eeeeee eeyore eileen einstein ekaterina elaine election electric
element elena elephant eleven elijah elizabet elizabeth elliot elliott elvira elvis elwood emerald emerson
emily eminem emma emmanuel emperf empire energy enero engage engine engineer england english enigma enjoy
enter enterpri enterprise eric ericsson ernest erotic escape escort esther estrella eternity eugene europa
evelyn everest everton excalibu exigen exigent exodus explorer express extreme fabian facial faith falcon
falcons fallen familia family fang fantasy farmer farside fart fashion fast faster fatass fatboy fatcat
father fatima fatman feather febrero february federico feet felicia felix fender fenice fernand fernando
ferrari ferret fetish fffff ffffff ficken fiesta figaro fighter filter finger fingers finish fire fireball
firebird firefly firefox fireman first fish fisher fishes fishing fitness fktrcfylh fktrcfylhf fktrctq
flames flamingo flash flatron fletch fletcher flight flipper florence florian florida flounder flower
flowers fluffy flyboy flyers flying foobar football ford fordf forest forever forfun forget forgot formula
forrest fortuna fortune fossil foster fowler foxtrot france frances francis franco frank frankie franklin
franky freak freaks freaky freckles fred freddie freddy frederic fredfred free freedom freeman freepass
freeporn freeuser french friday friend friends fright frisco fritz frog frogger froggy front frontier froob
frosty frozen fubar fuck fucked fucker fuckers fuckface fuckfuck fuckher fuckin fucking fuckit fuckme
fuckoff fuckthis fuckyou fugazi function funfun funny funtime fusion future fyfcnfcbz fylhtq gabrie gabriel
galaxy galina galore gambit gandalf gang gangbang gangsta gangster garage garbage garcia garden garfield
gargoyle garrett gary gateway gator gators gbpltw geheim gemini general genesis genius george georgia gerald
gerard german germany geronimo getmoney getsome gfhjkm gggggg gggggggg ghbdtn ghbdtnbr ghetto ghjcnj
ghjcnjnfr ghost giant giants gibson gilbert gillian ginger giorgi giovanni girl girls gizmo gizmodo gjkbyf
global gloria gmoney goalie goblin goblue goddess godisgreat godsmack godzilla gofish goforit gogo gogogo
goku gold goldberg golden goldfish goldie golf golfball golfer golfgolf golfing gonzo goober good goodbye
goodluck goodman goodtime goofy google goose gopher gordon gorilla gotcha gothic gotohell govols grace
gracie graham grandma granny grateful great greatone green greenbay greenday greens greg gregory gremlin
grendel gretchen griffey griffin gringo grizzly groovy groucho grover grumpy guadalajara guardian
gudronbaton guest guiness guinness guitar gundam gunner gunners gustav hacker haha hahaha hailey halflife
hallo hamburg hamilton hamlet hammer hammers hamster handsome hang hank hannah hannibal hansen hansolo happy
happyday hard hardcore harder hardon hardrock harley harmony harold harper harris harrison harry harvey
hastings hawaii hawk hawkeye hayden hayley head heart hearts heather heaven hector hedgehog hehehe helen
helena hell hellfire hello helloo hellyeah help helpme hendrix henry hentai herbert herbie hercules herman
hermes hershey hesoyam heyhey hhhhhh hidden highland hilton hiphop history hithere hitler hitman hjvfirf
hobbes hobbit hockey hohoho hola holden holiday holland holly hollywoo hollywood holmes holyshit home homer
homers homerun honda honey hongkong hooker hooter hooters hoover hope hopper horizon horndog hornet horney
horny horse horses hospital hotboy hotdog hotred hotrod hotsex hotshot hotstuff hottie hour house houses
houston howard htmtranslator hudson hummer hungry hunter hunting hurrican husker huskers huskies hustler
hyperion ibanez icecream iceman iforgot igor iguana ihateyou illini ilovesex iloveu iloveyo iloveyou imagine
immortal impala imperial incubus indian indiana indians indigo infantry inferno infiniti infinity ingrid
insane inside integra internet intrepid invierno iphone ireland irina irish ironman isabel isabella isabelle
isaiah island israel italia ivan ivanov ivanova iverson iwantu jabroni jack jackal jackass jackie jackoff
jackson jacob jade jaguar jake jamaica james jamesbon jamesbond jamie jammer janice janine january japan
japanese jarhead jasmin jasmine jason jasper java javier jayeeuz jayhawk jayjay jazz jazzman jean jeanette
jedi jeep jeff jeffrey jenna jennie jennifer jenny jensen jeremiah jeremy jericho jerk jerkoff jerome jerry
jersey jesse jessica jessie jester jesus jethro jimbo jimbob jimmy jjjj jjjjjj jjjjjjjj joanna joanne joed
joejoe joey johanna john johnjohn johnny johnson jojo jojojo joker jokers jonathan jonbm jones jonjon jordan
jose joseph josh joshua jrcfyf juan judith jueves juggalo juice julia julian julie juliet julio julius
jumper junebug jungle juninho junio junior jupiter justdoit justice justin justine justme juventus kahuna
kaiser kaktus kamikaze kangaroo kansas karate karen karina karolina kasper katana katerina kathleen kathryn
kathy katie katrin katrina katya kawasaki keeper keith kelley kelly kelsey kendall kennedy kenneth kenny
kenshin kentucky kenwood kenworth kermit kevin keyboard keystone keywest kickass kicker kids kiki kill
killbill killer killme kimber kimberly king kingdom kingfish kingkong kingpin kingston kipper kirill kirsten
kiss kisses kissme kitkat kitten kitty kittycat kkkkkk klaster knicks knight knights knopka kodiak kolobok
kong koshka kotenok kramer krishna krista kristen kristi kristin kristina kristy ktyjxrf kume kungfu kyle
labrador labtec lacrosse ladies lady ladybug laguna lakers lalala lancelot lancer lansing laptop larisa
larry lasvegas latin latino laura lauren laurie lawrence lawyer leader leather ledzep leelee legacy legend
legion legolas lemons lennon leonard leonardo leopard lesbian lesbians leslie lespaul lestat lester letmein
letsgo lewis lexmark liberty library lick licker lickit lickme life lifehack lifetime light lightnin lights
lillian lincoln linda lindsay lindsey lion lionking liquid lisa lisalisa little liverpoo liverpool lizard
lizzie lkjhgf lkjhgfdsa llllll lobster logan logitech lolipop lolita lollipop lollol lolo lololo london
lonely lonestar lonewolf long longhorn looker looking looser lorenzo lorraine loser louis louise loulou love
loveit lovelove lovely loveme lover loverboy lovers loveyou loving lowrider lucas lucifer lucky luckydog
lucy ludwig luke lunes luther lvbnhbq macdaddy machine macross madden maddie maddog madeline madison madman
madmax madness madonna madrid maestro maggie magic magick magicman magnolia magnum magnus magpie maiden
mailcreated mailman majestic makaveli maksim malaka malcolm malibu malina mallard mama mamapapa manager
manchest manchester mandingo mandy maniac manson manuel manutd maradona marathon marc marcel marco marcos
marcus margaret margarita maria mariah marian marianne marie marilyn marina marine mariners marines marino
mario marion marisa marissa mark market markus marlboro marlene marley marlin marshall martes martha martin
martina martinez martini marvel marvin mary maryjane maryland marzo mason massive master masters matador
mathew matilda matrix matt matthew mattie mature maureen maurice maverick maxell maxima maximus maxine
maxmax maxwell mayday mayhem maynard mayo meatball meatloaf mechanic medico megadeth megaman megan megapass
meghan melanie melinda melissa mellon melody melvin member mememe memorex memory memphis mercedes mercury
meredith meridian merlin mersedes meta metal metallic metallica method mexicano mexico miami michael
michaela michel michele michelle michigan mickey microlab microsof microsoft midget midnight miercoles
mighty miguel mike mikemike mikey milana milano milena miles military miller millie million milton mine
minecraft ming minime minnie miracle mirage miranda miriam mirror misfit mission missy mister mistress misty
mitchell mmmmmm mmmmmmmm mnbvcx mnbvcxz mobile models mojo mollie molly moloko molson momoney monday money
moneyman moneys mongoose monica monika monique monitor monkey monkeys monopoly monroe monster montana
monterrey montreal monty moocow mookie moomoo moon moose morgan morpheus morris morrison moscow mosquito
mother motorola mountain mouse movie movies mozart muffin mulder multiplelo munchkin muppet murder murphy
murray muscle mushroom music musica musicman mustang mustangs mybaby mylove mypass myself mystery mystic
méxico nadine naked nancy napass napoleon naruto nascar nasty nastya natali natalia natalie natasha nathalie
nathan national natural naughty nccitoia nccitoid nccitoie nebraska nellie nelson nemesis neptune network
nevada newbie newlife newman newpass newport newton newyork nfnmzyf nguyen nicholas nick nicola nicolas
nicole night nike nikita nikki nikola nimrod nina niners ninja nintendo nipple nipples nirvana nissan nnnnnn
nobody nofear nokia nolimit none noodle noodles nookie nopass norman norton nothing november noviembre
nudist nugget number nuttertools nwoalife nyjets nylons nymets oakland oakley obiwan oblivion october
octubre odessa office ohyeah oicu oilers oklahoma okokok oksana oldman oleg olga oliver olivia omega onelove
online onlyme oooooo open openup operator oracle orange oranges oregon orgasm orioles orion orlando oscar
osiris otoño outkast outlaw over overlord oxford paciente pacific packard packer packers pacman painter
pakistan palace paladin palmer pamela panama panasonic pancho panda pandora pantera panther panthers panties
pantyhos panzer paper paradise paradox paris parker parola parrot party pascal pass passat passion passme
passpass passport passwor password passwords passwort patches patricia patrick patriot patriots patton paul
pauline pavilion payton peace peaches peanut peanuts pearl pearljam pebbles pedro peekaboo peewee pegasus
pencil penelope penguin penguins penis penny pentium people pepper pepsi perfect personal pervert pete peter
peterpan peters peterson peugeot phantom phil philip philips phillies phillip philly phoebe phoenix photo
photos phpbb picard picasso piccolo pickle pickles pics picture pierre piglet pikachu pillow pilot pimp
pimpin pineappl ping pingpong pink pinkfloy pioneer pippen pirate pirates pisces pistol pitbull pizza planet
plastic platinum play playboy player playtime please pleasure plumber plymouth poetry poison poiuyt
poiuytrewq pokemon polaris police polina polo polska polskaviza pompey poncho pontiac poodle pooh poohbear
pookie poontang poop pooper poopie poopoo pooppoop pooter popcorn popeye popopo poppop porkchop porn porno
pornos pornstar porsche porter portland portugal positive possum postal potato potter powder powell power
powers pppppp precious predator predicthealth prelude presario presto preston pretty primavera primus prince
princes princesa princess printer private privet prodigy profit psycho pumpkin punisher punkin punkrock
puppies puppy pupsik purple pussie pussies pussy pussycat pussys putter pyramid python qawsed qawsedrf
qaziqaz qazqaz qazwsx qazwsxed qazwsxedc qazwsxedcrfv qazxsw qazxswedc qazzaq qiqiq qqaa qqqq qqqqq qqqqqq
qqqqqqqq quality quantum queen quincy qwaszx qweasd qweasdzxc qweqwe qwer qwerasdf qwert qwerty qwertyu
qwertyui qwertyuio qwertyuiop qwertz qwqwqw rabbit racecar racerx rachael rachel racing rafael ragnarok
raider raiders railroad rain rainbow raistlin ralph rambler rammstein ramona ramses randall random randy
ranger rangers raptor rascal rasdzv rasputin rastaman raven ravens raymond rayray razz rbhbkk rctybz ready
reagan reality reaper rebecca rebel rebels redalert redbull reddog redhead redhot redman redneck redred
redrum redskins redsox redwings reebok reggie regina remember renault renegade rereirf rescue research
retard retired revenge review rfhbyf rfnthbyf rfrfirf rfrnec rhbcnbyf rhonda ricardo rich richard richards
richie richmond rick ricky rightnow ripper river rjirfrgbde rjntyjr roadkill robbie robert roberto roberts
robin robinson robotech rock rocker rocket rockets rockhard rockon rocks rockstar rocky rodney roger rogers
roland roller rolltide roman romance romashka romeo rommel ronald ronaldo ronnie rookie rooster rootbeer
roscoe rose rosebud rosemary rotten route rovers roxanne rrrrrr rubber rugby rulez runner running rupert
rush ruslan russell russia russian rustam rusty ryan sabado sabbath sabina sabine sabres sabrina sadie
safari safety sailboat sailing sailor saint saints sakura sally salmon salud salvador samantha samara samiam
sammie sammy sampson samsam samson samsung samuel samurai sanchez sanders sandiego sandman sandra sandro
sandy santana santiago santos sapper sapphire sara sarah saratoga sasasa sasha sassy satan saturday saturn
saun sausage savage savannah sayang scania scanner scarface scarlet scarlett school science scooby scoobydo
scooter scorpio scorpion scotch scotland scott scottie scotty scout scrappy scratch scream scruffy scully
sean search seattle sebastia sebastian secret security seeker seinfeld select selena seminole semperfi
sentinel septembe september septiembre serega serena serenity sergei sergey sergio seriy server service
sesame seven sexame sexsex sexsexsex sexual sexx sexxxx sexy sexygirl shado shadow shaggy shalom shaman
shamrock shane shaney shania shannon shaolin shark sharks sharky sharon shasta shaved shazam shearer sheena
sheila shelby shelley shelly shemale sherlock sherman sherry sherwood shiloh shirley shit shithead shitty
shogun shooter shopping short shorty shotgun showme showtime sidney siemens sierra silence silver silvia
simba simon simone simple simpson simpsons sims sinatra sinclair singer single sinner sirius sister sithlord
sixers skater skeeter skiing skinny skipper skippy skittles skorpion skydive skyline skywalke skywalker
slacker slappy slapshot slave slayer sleepy slick slider slipknot slut sluts slutty small smegma smelly
smile smiles smiley smith smitty smoke smoker smokey smokin smooth smudge smut snake snakes snapper snapple
snatch sneakers snickers sniper snoopdog snoopy snow snowball snowboar snowman snuggles sobaka soccer
socrates softball software soldier soleil solnce solomon some somethin sommer song sonic sony sooner sooners
sophia sophie sorboro southern space spank spanking spankme spanky sparkle sparks sparky sparta spartak
spartan spartans spawn speaker spears special spectrum speed speedy spencer spider spiderma spiderman spidey
spike spirit spitfire splash splinter spooky sport sports spring springer sprint sprite spunky spurs spyder
squirrel squirt srinivas ssssss ssssssss stacey stalker stallion standard stanley staples star starbuck
starcraft stardust starfish stargate stars starship startrek starwars static station stealth steele steeler
steelers stefan stefano stella steph stephani stephanie stephen stereo sterlin sterling steve steven stevie
stewart stick sticks sticky stimpy stinger stingray stinky stocking stocks stolen stone stonecol stoner
stones storm stormy strange stranger street strider strike striker stripper stroke strong stuart stud
student studio stuff stupid subaru sublime subway success suck sucker suckit suckme sucks sugar sultan
summer summit sundance sunday sunny sunnyday sunrise sunset sunshine super superfly superman supersta
superstar support surf surfer surfing susan suzanne suzuki svetik svetlana swallow sweden sweet sweetie
sweetpea sweets sweety swimmer swimming swinger swingers sword swordfis swordfish sydney sylvia syracuse
system tabitha tacobell tacoma tamara tammy tang tanker tanner tanya tara tardis target tarheel tarheels
tarzan tasha tatiana tattoo tatyana taurus taylor tazman tdutybq teacher teamo technics techno teddy teen
teens tekken telefon temp tempest temple tennis tequiero tequila teresa terminal terminator terror terry
test tester testing testtest texas tgbbgt thailand thanks thankyou theboss thecat thegame thekid theking
theman theodore theone theresa therock thesims thomas thompson thor throat thuglife thumper thunder tickle
tiffany tiger tigers tigger timber time timmy timothy tina tinker tinman tintin titanic titans titleist tits
titties tobias toby today tolkien tomato tomcat tommy tommyboy tomtom tony tool tootsie topcat topdog topgun
topher topper tornado toronto torres toshiba toto tottenha toyota tracey tractor tracy trader traffic train
trains trance transam translator travel travis treasure trebor tree trevor trfnthbyf tricky trident trigger
trinidad trinity trisha tristan triton triumph trixie trojan trojans trombone trooper trouble trout truck
trucker trucks truelove trumpet trunks trustno tsunami tttttt tucker tuesday tunafish tundra turbo turkey
turner turtle tweety twilight twisted twister tyler tyrone ultima ultimate umbrella underdog undertaker
unicorn united universe unknown unreal usmc usuckballz utopia vacation vader vagina valentin valentina
valera valeria valerie valhalla valley vampire vanessa vanhalen vanilla vector vectra vegeta velvet venus
verano verbatim veritas vermont vernon verona veronica veronika vertigo vette vfczyz vfhbyf vfhecz vfksirf
vfrcbv vfrcbvrf vfvekz vfvjxrf viagra victor victoria victory video viernes vietnam viking vikings viktor
viktoria village vincent violet viper vipers virgin virginia vision vitalik vivian vkanan vkontakte vladik
vladimir vladislav vladka vmwar voetius volley volodia volume voodka voodoo vortex vova voyager voyeur
vtkmybwf vulcan vyacheslav vybmtnuvhp vysota walinoor walker walki wallace walleye wally walnut walter
wanker warcraft warhammer warlock warlord warr warren warrior warriors wash washington wassup waswas water
waterloo waters watson wayne waypier weare weasel weather webmaster webster weed weeded weezer weitlingstr
welcome wendy werewolf werner wesley west western westham westside westwood wetpussy whatever whatnow wheels
whiskey whisper white whitey whitney whocares whore whynot wibble wicked wilbur wildcat wildcats wildfire
william williams willie willis willow willy wilson wilts window windows winner winnie winslow winston winter
wisdom wizard wolf wolfgang wolfie wolfman wolfpack wolverin wolverine wolves woman wombat women wonder wood
woody woofwoof wookie wooster wordp wordpass work world wrangler wrath wrestle wrestlin wright wrinkle
writer wutang wvubb wwwwww wxbmdnm wxcvbn xalema xanadu xavier xbnf xbox xerriah xfiles xkueswnn xmas
xthrfcjdf xtoccept xtreme xvkal xxfqfxyztpu xxlotuohga xxrekvihcku xxssww xxxx xxxxx xxxxxx xxxxxxx xxxxxxxx
xyzabc yaku yaliin yamaha yana yankee yankees ybrbnf ycas yellow yesyes yeti yfcnz yflsqrf yfnfif yhnmju
yhqvzb ymaqwz ynina yogesh yomama yomon yopqt yosemite yoshi young yourelt yourmom yousei yousuck youtube
yoyoyo ytrewq yukon yuliaogajo yvonne yzerman zachary zachispro zadok zafirakis zanfan zaphod zaqixsw zaqwsx
zaqxsw zarina zasada zatvon zballa zegerid zendanfaj zenith zeppelin zeta zhzwcf zidane ziggs zikank zima
zinzoe ziocul zipper zjswcgjkqm zombie zont zooman zorro zunechka zvezda zxcasd zxcasdqwe zxcv zxcvb zxcvbn
zxcvbnm zxczxc zxzxzx zybov zzyzz zzzz zzzzz zzzzzz zzzzzzzz
`.split(/\s+/),
)

/** Keyboard walks and sequences of the same list that satisfy the composition rule, lower case. */
export const COMMON_SEQUENCES: ReadonlySet<string> = new Set(
  `
!qaz2wsx !qaz2wsx#edc !qazxsw2#edcvfr4 $rfv4rfv 123qwe!@#qw 1qaz@wsx 2wsx#edc 2wsx@wsx 4rfv$rfv @wsx1qaz
@wsx2wsx @wsx2wsx!qaz1qaz ab.1234567 abcd!efg!123 x@18asdf xsw2!qaz xsw2#edc xsw2@wsx y.cz_1234509876
zabar999abc. zaq!1qaz zaq!2wsx zaq%212wsx zaq1!qaz zaq1#edc zaq1@wsx zaq1@wsxcde3 zaqwsx7679bghrty! zs12345!
zsw23$rfv zxcaq1@w
`.split(/\s+/),
)
