using Assay.Generators.Datasets;

namespace Assay.Analyzers.Privacy;

/// <summary>
/// Words that name personal and confidential data in English, German, French, Spanish, Italian, Portuguese, Dutch, Polish and Swedish, without
/// marks, as <see cref="ColumnWords"/> gives them. A word that is common for something else stands here with another one beside it, or not
/// at all: <c>Address</c> is a shop's as well, <c>Nom</c> a product's.
/// </summary>
internal static class SensitiveNames
{
    private const string Personal = nameof(Personal);
    private const string Confidential = nameof(Confidential);

    private static readonly ColumnKind[] s_text = [ColumnKind.String];
    private static readonly ColumnKind[] s_number = [ColumnKind.String, ColumnKind.Int32, ColumnKind.Int64, ColumnKind.UInt32, ColumnKind.UInt64, ColumnKind.Decimal];
    private static readonly ColumnKind[] s_amount = [.. s_number, ColumnKind.Double, ColumnKind.Float];
    private static readonly ColumnKind[] s_day = [ColumnKind.String, ColumnKind.Date, ColumnKind.Timestamp, ColumnKind.Instant];
    private static readonly ColumnKind[] s_class = [ColumnKind.String, ColumnKind.Enum, ColumnKind.Int16, ColumnKind.Int32];

    private static readonly string[] s_of = ["number", "no", "nr", "num", "id", "nummer", "numero", "numer", "text", "value", "raw"];

    /// <summary>Whose it is.</summary>
    public static readonly HashSet<string> Persons = new(StringComparer.Ordinal)
    {
        "customer", "client", "user", "patient", "employee", "passenger", "person", "contact", "student", "applicant", "guest", "traveler", "traveller",
        "beneficiary", "payer", "payee", "recipient", "sender", "buyer", "holder", "owner", "member", "subscriber", "driver", "insured", "borrower",
        "kunde", "kunden", "kundin", "nutzer", "benutzer", "mitarbeiter", "person", "versicherter", "bewerber", "fahrgast",
        "utilisateur", "employe", "salarie", "assure", "patiente",
        "cliente", "paciente", "empleado", "usuario", "titular", "utente", "paziente", "dipendente", "intestatario", "funcionario", "utilizador",
        "klant", "gebruiker", "medewerker", "klient", "klienta", "pacjent", "pacjenta", "pracownik", "pracownika", "uzytkownika",
        "kund", "anvandare", "anstalld",
    };

    /// <summary>What tells one from another, and says nothing else.</summary>
    public static readonly HashSet<string> Qualifying = new(StringComparer.Ordinal)
    {
        "home", "work", "private", "business", "mobile", "primary", "secondary", "main", "alternative", "alternate", "other", "old", "new", "current",
        "privat", "geschaeftlich", "mobil", "fijo", "movil", "particular", "personal", "personnel", "personnelle", "perso", "pro", "prive", "portable",
        "de", "del", "du", "des", "di", "da", "do", "van", "of", "the", "la", "le", "el",
    };

    /// <summary>What makes a count, a flag or a span of what follows.</summary>
    public static readonly HashSet<string> Denying = new(StringComparer.Ordinal)
    {
        "has", "have", "is", "was", "no", "num", "number", "count", "cnt", "total", "sum", "avg", "average", "mean", "median", "min", "max", "rate", "share",
        "ratio", "pct", "percent", "days", "hours", "since", "until", "per", "by", "anzahl", "hat", "ist", "nb", "cantidad", "liczba", "aantal", "antal",
        "i", "smart", "head", "ear", "sim", "gift", "graphics", "memory", "score", "same", "team", "company", "firm", "file", "host", "device", "durchschnitt",
        "valid", "invalid", "verified",
    };

    public static readonly SensitiveName[] All =
    [
        new("a password or key", Confidential, s_text,
            ["password", "passwort", "kennwort", "passphrase", "mot de passe", "motdepasse", "contrasena", "wachtwoord", "haslo", "losenord", "senha", "api key", "apikey", "access token"],
            ["hash", "salt", "text", "value"]),
        new("an e-mail address", Personal, s_text,
            [
                "email", "e mail", "mail address", "mailaddress", "emailaddress", "emailadresse", "mailadresse", "mailadres", "emailadres", "courriel",
                "correo", "posta elettronica", "epost", "e post", "epostadress", "e postadress", "adres e mail", "adresse mail", "customer mail", "user mail", "kunden mail",
            ],
            ["address", "addr", "adresse", "adres", "adress", "electronico", "electronique", "eletronico", "text", "value", "raw", "id"]),
        new("a phone number", Personal, s_number,
            [
                "phone", "telephone", "phonenumber", "telephonenumber", "cellphone", "cell number", "mobile number", "mobilenumber", "msisdn",
                "telefon", "telefonnummer", "telefonnr", "handynummer", "handynr", "mobilnummer", "mobilnr", "rufnummer", "telefonu", "telefono", "telefone",
                "celular", "cellulare", "telemovel", "telefoon", "telefoonnummer", "mobiel nummer", "telefonnumret", "komorka", "numero telephone",
            ],
            s_of),
        new("a date or place of birth", Personal, s_day,
            [
                "date of birth", "birth date", "birthdate", "birthday", "birth day", "dob", "geburtsdatum", "geburtstag", "date naissance", "date de naissance",
                "fecha nacimiento", "fecha de nacimiento", "data nascita", "data di nascita", "data nascimento", "data de nascimento", "geboortedatum",
                "data urodzenia", "fodelsedatum", "fodelsedag", "birthplace", "birth place", "place of birth", "geburtsort", "lieu de naissance", "lieu naissance",
                "lugar de nacimiento", "luogo di nascita", "geboorteplaats", "miejsce urodzenia",
            ],
            ["text", "value", "utc"]),
        new("a year of birth", Personal, s_number,
            ["year of birth", "birth year", "birthyear", "yob", "geburtsjahr", "annee naissance", "annee de naissance", "ano nacimiento", "anno nascita", "geboortejaar", "rok urodzenia"],
            []),
        new("a bank account", Personal, s_number,
            [
                "iban", "bank account", "bankaccount", "kontonummer", "bankverbindung", "bankkonto", "compte bancaire", "cuenta bancaria", "conto bancario",
                "conta bancaria", "rekeningnummer", "bankrekening", "numer konta", "bankkontonummer",
            ],
            s_of),
        new("an IP address", Personal, s_text,
            ["ip", "ipaddress", "ipadresse", "ipv", "ip addr", "adresse ip", "direccion ip", "indirizzo ip", "endereco ip", "ip adres"],
            ["address", "addr", "adresse", "adres", "adress", "text", "value", "raw"]),
        new("a passport or licence", Personal, s_number,
            [
                "passport", "passportnumber", "reisepass", "reisepassnummer", "passnummer", "passeport", "pasaporte", "passaporto", "passaporte", "paspoort",
                "paspoortnummer", "paszport", "numer paszportu", "driver license", "drivers license", "driving licence", "driver licence", "drivers licence",
                "fuehrerscheinnummer", "fuhrerscheinnummer", "permis de conduire", "rijbewijsnummer", "korkortsnummer",
            ],
            s_of),
        new("a number that identifies a person", Personal, s_number,
            [
                "ssn", "social security", "social security number", "socialsecuritynumber", "national id", "nationalid", "national insurance", "identity card", "id card",
                "sozialversicherungsnummer", "sv nummer", "steueridentifikationsnummer", "steuer id", "personalausweis", "personalausweisnummer", "ausweisnummer",
                "ahvnummer", "ahv nummer", "securite sociale", "carte d identite", "carte identite", "dni", "seguridad social", "codice fiscale", "codicefiscale",
                "cpf", "bsn", "burgerservicenummer", "pesel", "dowod osobisty", "personnummer", "aadhaar",
            ],
            s_of),
        new("a payment card", Personal, s_number,
            [
                "credit card", "creditcard", "debit card", "card number", "cardnumber", "kreditkarte", "kreditkartennummer", "kartennummer", "carte bancaire",
                "carte de credit", "carte credit", "tarjeta credito", "tarjeta de credito", "carta credito", "carta di credito", "cartao credito", "cartao de credito",
                "creditcardnummer", "karta kredytowa", "kreditkort", "kreditkortsnummer", "cvv", "cvc",
            ],
            s_of),
        new("a person's name", Personal, s_text,
            [
                "first name", "firstname", "last name", "lastname", "full name", "fullname", "middle name", "given name", "family name", "maiden name", "surname", "forename",
                "user name", "username", "customer name", "patient name", "employee name", "passenger name", "contact name", "person name", "student name", "applicant name",
                "guest name", "traveler name", "traveller name", "beneficiary name", "payer name", "payee name", "recipient name", "card holder", "cardholder",
                "account holder", "accountholder", "vorname", "nachname", "familienname", "geburtsname", "kundenname", "kunden name", "patientenname", "benutzername", "kontoinhaber",
                "prenom", "nom famille", "nom de famille", "nom client", "nom du client", "nom patient", "nom complet", "apellido", "apellidos", "nombre cliente",
                "nombre del cliente", "nombre paciente", "nombre completo", "cognome", "nome cliente", "nome completo", "nome paziente", "sobrenome", "apelido", "voornaam",
                "achternaam", "klantnaam", "imie", "nazwisko", "fornamn", "efternamn",
            ],
            ["name", "text", "value"]),
        new("a street address", Personal, s_text,
            [
                "street address", "streetaddress", "home address", "postal address", "mailing address", "billing address", "shipping address", "delivery address",
                "residential address", "address line", "customer address", "patient address", "employee address", "house number", "anschrift", "wohnanschrift", "postanschrift",
                "privatadresse", "wohnadresse", "lieferadresse", "rechnungsadresse", "hausnummer", "kundenadresse", "adresse postale", "adresse domicile", "adresse client",
                "direccion postal", "direccion cliente", "domicilio", "indirizzo cliente", "indirizzo residenza", "endereco cliente", "endereco residencial", "huisnummer",
                "adres zamieszkania", "adres klienta", "gatuadress", "hemadress",
            ],
            ["line", "street", "text", "value"]),
        new("a person's gender", Personal, s_class,
            ["gender", "sex", "geschlecht", "sexe", "sexo", "sesso", "geslacht", "plec"],
            ["code", "identity", "text", "value"]),
        new("a particular of a person that the law protects", Personal, s_class,
            [
                "religion", "ethnicity", "ethnic origin", "sexual orientation", "blood type", "blood group", "marital status", "konfession", "blutgruppe", "familienstand",
                "religione", "etnia", "origine ethnique", "estado civil", "stato civile", "burgerlijke staat",
            ],
            ["code", "text", "value"]),
        new("a person's pay", Personal, s_amount,
            ["salary", "jahresgehalt", "monatsgehalt", "bruttogehalt", "nettogehalt", "salaire", "salario", "sueldo", "stipendio", "salaris", "wynagrodzenie", "pensja"],
            ["amount", "gross", "net", "annual", "monthly", "eur", "usd", "gbp", "chf", "brut", "bruto", "neto", "lordo", "netto", "brutto", "annuel", "mensuel", "anual", "mensual"]),
    ];

    /// <summary>The words that any of them begins with: nearly all names have none, and need no closer look.</summary>
    public static readonly HashSet<string> First = new(All.SelectMany(static one => one.First), StringComparer.Ordinal);
}
