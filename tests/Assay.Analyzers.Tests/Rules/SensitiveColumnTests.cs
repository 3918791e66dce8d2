using Assay.Analyzers.Privacy;
using Assay.Analyzers.Tests.Verification;
using Assay.CodeFixes;
using Assay.Generators.Datasets;

namespace Assay.Analyzers.Tests.Rules;

/// <summary>ASY6003.</summary>
public class SensitiveColumnTests
{
    private const string Rule = "ASY6003";

    [Theory]
    [InlineData("an e-mail address", "Email", "EMail", "e_mail", "EMAIL", "CustomerEmail", "EmailAddress", "email_address_1", "BillingEmail", "ContactE-Mail", "EmailOfCustomer")]
    [InlineData("an e-mail address", "Mailadresse", "EmailKunde", "AdresseEmail", "Courriel", "CorreoElectronico", "CorreoCliente", "PostaElettronica", "Epost", "E-postadress", "AdresEmail")]
    [InlineData("a phone number", "Phone", "PhoneNumber", "home_phone", "MobilePhone", "CellPhone", "TelephoneNo", "MSISDN", "Phone2", "MobileNumber", "CustomerPhoneNumber")]
    [InlineData("a phone number", "Telefon", "Telefonnummer", "Rufnummer", "TelefonPrivat", "Téléphone", "TelephonePortable", "NumeroDeTelefono", "TelefonoMovil", "Telefoonnummer", "NumerTelefonu", "Telefone")]
    [InlineData("a date or place of birth", "BirthDate", "DateOfBirth", "dob", "PatientDOB", "Birthday", "Geburtsdatum", "DateDeNaissance", "FechaNacimiento", "DataDiNascita", "DataNascimento")]
    [InlineData("a date or place of birth", "Geboortedatum", "DataUrodzenia", "Födelsedatum", "PlaceOfBirth", "Geburtsort")]
    [InlineData("a bank account", "Iban", "IBAN", "CustomerIban", "IbanNumber", "Kontonummer", "Bankverbindung", "CuentaBancaria", "CompteBancaire", "NumerKonta", "BankAccountNumber")]
    [InlineData("an IP address", "Ip", "ClientIp", "IpAddress", "client_ip_address", "SourceIP", "IPv4", "IPv6Address", "AdresseIp", "DireccionIp", "IpAdresse")]
    [InlineData("a passport or licence", "Passport", "PassportNumber", "Reisepassnummer", "NumeroPassaporto", "Pasaporte", "DriversLicenseNumber", "Fuehrerscheinnummer")]
    [InlineData("a number that identifies a person", "Ssn", "SocialSecurityNumber", "NationalId", "Steuer-ID", "Sozialversicherungsnummer", "NumeroSecuriteSociale", "Dni", "CodiceFiscale", "CPF", "BSN")]
    [InlineData("a number that identifies a person", "PESEL", "Personnummer", "PatientSsn", "NationalInsuranceNumber")]
    [InlineData("a payment card", "CreditCard", "CreditCardNumber", "card_number", "Kreditkartennummer", "CarteBancaire", "TarjetaDeCredito", "Cvv")]
    [InlineData("a person's name", "FirstName", "last_name", "FullName", "Surname", "Vorname", "NachnameKunde", "Prénom", "NomDeFamille", "Apellidos", "NombreCliente", "Cognome")]
    [InlineData("a person's name", "Voornaam", "Nazwisko", "Efternamn", "Sobrenome", "CustomerName", "PassengerName", "UserName", "Kontoinhaber")]
    [InlineData("a street address", "StreetAddress", "home_address", "BillingAddress", "AddressLine1", "Hausnummer", "Wohnanschrift", "AdressePostale", "DireccionPostal", "Domicilio")]
    [InlineData("a person's gender", "Gender", "Sex", "Geschlecht", "Sexe", "Sesso", "Płeć", "PatientGender", "GenderCode")]
    [InlineData("a particular of a person that the law protects", "Religion", "Ethnicity", "MaritalStatus", "Blutgruppe")]
    [InlineData("a person's pay", "Salary", "AnnualSalary", "SalaryAmount", "Jahresgehalt", "SalaireBrut", "Sueldo")]
    [InlineData("a password or key", "Password", "PasswordHash", "ApiKey", "MotDePasse", "Wachtwoord")]
    public void A_name_in_any_language_and_spelling_says_what_it_is(string what, params string[] names)
    {
        foreach (var name in names)
        {
            var kind = what == "a date or place of birth" ? ColumnKind.Date : ColumnKind.String;
            Assert.True(SensitiveName.Of(name, kind)?.What == what, $"{name}: {SensitiveName.Of(name, kind)?.What ?? "nothing"}");
        }
    }

    [Theory]
    [InlineData("Shipment", "ShipmentId", "Recipient", "Description", "Recipe", "Zip", "ZipCode", "Tip", "TipAmount", "Equipment", "Ship", "Trip", "TripId", "Chip", "Strip")] // "ip"
    [InlineData("IpVersion", "IpCount", "Ips", "Ipo", "IpRights", "IpProtocol", "IpCountry")]
    [InlineData("EmailCount", "EmailSent", "EmailSubject", "EmailTemplate", "EmailDomain", "EmailCampaign", "EmailStatus", "NumberOfEmail", "HasEmail", "Mailbox", "MailClass", "EmailOpenRate")]
    [InlineData("PhoneModel", "PhoneBrand", "PhoneOs", "SmartPhone", "Headphone", "iPhone", "Microphone", "PhonePlan", "PhoneCalls", "TelefonTarif", "PhoneType", "DaysSincePhone")]
    [InlineData("BirthRate", "BirthWeight", "Births", "Hatched", "Dobra", "NaissanceRate")]
    [InlineData("Sexton", "Essex", "GenderGap", "GenderRatio", "Unisex", "GenderPayGap", "Genre", "SexCount")]
    [InlineData("Name", "Origin", "ProductName", "ShopName", "FileName", "HostName", "Nom", "Nombre", "Nome", "StationName", "ColumnName", "CustomerSegment", "FirstNamedFlag")]
    [InlineData("Address", "ShopAddress", "MacAddress", "MemoryAddress", "AddressId", "ShippingAddressCount", "DeliveryAddressChanged", "Street", "City", "PostalCode")]
    [InlineData("CreditCardCount", "CardType", "CardNetwork", "SimCardNumber", "GiftCardNumber", "CreditScore", "Credit", "IbanCountry", "AccountNumber", "BankName")]
    [InlineData("SalaryBand", "AverageSalary", "MedianSalary", "SalaryIndex", "Fettgehalt", "Alkoholgehalt", "Gehalt", "Celery")]
    [InlineData("PassportCountry", "PassportType", "Passport_valid", "LicensePlate", "License", "LicenseType")]
    [InlineData("PasswordAge", "PasswordLength", "KeyId", "TokenCount", "SessionLength", "ReligionCount", "EthnicityShare", "Assn", "Lesson", "Ssns")]
    public void A_near_miss_says_nothing(params string[] names)
    {
        foreach (var name in names)
            Assert.True(SensitiveName.Of(name, ColumnKind.String) is null, $"{name}: {SensitiveName.Of(name, ColumnKind.String)?.What}");
    }

    [Theory]
    [InlineData("HasEmail", nameof(ColumnKind.Boolean))]
    [InlineData("Email", nameof(ColumnKind.Boolean))]
    [InlineData("Email", nameof(ColumnKind.Int32))]
    [InlineData("Phone", nameof(ColumnKind.Timestamp))]
    [InlineData("Phone", nameof(ColumnKind.Double))]
    [InlineData("Ip", nameof(ColumnKind.Float))]
    [InlineData("Birthday", nameof(ColumnKind.Int32))]
    [InlineData("Passport", nameof(ColumnKind.Guid))]
    [InlineData("Gender", nameof(ColumnKind.Double))]
    [InlineData("Salary", nameof(ColumnKind.Enum))]
    public void A_value_of_another_type_is_something_about_it(string name, string kind) => Assert.Null(SensitiveName.Of(name, Enum.Parse<ColumnKind>(kind)));

    [Theory]
    [InlineData("Phone", nameof(ColumnKind.Int64))]
    [InlineData("BirthYear", nameof(ColumnKind.Int32))]
    [InlineData("DateOfBirth", nameof(ColumnKind.Timestamp))]
    [InlineData("Gender", nameof(ColumnKind.Enum))]
    [InlineData("Salary", nameof(ColumnKind.Double))]
    [InlineData("Ssn", nameof(ColumnKind.Int32))]
    public void Values_of_the_types_that_it_has_are_it(string name, string kind) => Assert.NotNull(SensitiveName.Of(name, Enum.Parse<ColumnKind>(kind)));

    [Fact]
    public void Words_are_told_in_every_culture_alike()
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new("tr-TR");
            Assert.Equal("an IP address", SensitiveName.Of("CLIENT_IP", ColumnKind.String)?.What);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task A_column_is_warned_of_at_its_name() => await Verify.RuleAsync(
        Rule,
        """
        [Dataset("rows")] public partial record R(string {|#0:Email|}) { [StoredAs("pwd_password")] public string {|#1:Login|} { get; init; } = ""; }
        [Columns("more")] public partial record C(string? {|#2:FirstName|});
        """,
        Verify.Result(Rule, 0, "Email", "an e-mail address", "[Sensitive]"),
        Verify.Result(Rule, 1, "Login", "a password or key", "[Sensitive(Sensitivity.Confidential)]"),
        Verify.Result(Rule, 2, "FirstName", "a person's name", "[Sensitive]"));

    [Theory]
    [InlineData("[Dataset(\"rows\")] public partial record R([Sensitive] string Email);")]
    [InlineData("[Dataset(\"rows\")] public partial record R([Sensitive(Sensitivity.None)] string FirstName);")]
    [InlineData("[Dataset(\"rows\")] public partial record R { public bool HasEmail { get; init; } public int EmailCount { get; init; } public Guid PersonId { get; init; } }")]
    [InlineData("public record R(string Email);")]
    [InlineData("[Dataset(\"rows\")] public partial record R(int A) { public string Email => \"\"; private string Phone { get; init; } = \"\"; }")]
    public async Task A_class_another_type_and_what_is_no_column_are_fine(string source) => await Verify.RuleAsync(Rule, source);

    [Fact]
    public async Task A_column_taken_over_as_it_stands_is_answered_where_it_comes_from() => await Verify.RuleAsync(Rule, """
        [Dataset("rows")] public partial record R { [Sensitive(Sensitivity.None)] public string FirstName { get; init; } = ""; }
        [Columns("more")] public partial record C
        {
            public string FirstName { get; init; } = "";
            public string {|ASY6003:LastName|} { get; init; } = "";
            [Features] public static C Of(R r) => new() { FirstName = r.FirstName, LastName = r.FirstName + "s" };
        }
        """);

    [Fact]
    public async Task A_column_of_a_half_typed_type_throws_nothing() =>
        await Verify.RuleAsync(Rule, "[Dataset(\"rows\")] public partial record R({|CS0246:strin|} Email, [Sensitive({|CS0103:x|})] string Phone);");

    [Fact]
    public async Task The_fix_classifies_everywhere() => await Verify.FixAsync<SensitiveCodeFix>(
        Rule,
        """
        [Dataset("rows")]
        public partial record R(string {|ASY6003:Email|}, [StoredAs("p")] string {|ASY6003:Password|})
        {
            /// <summary>Home.</summary>
            public string {|ASY6003:HomePhone|} { get; init; } = "";
        }
        """,
        """
        [Dataset("rows")]
        public partial record R([Sensitive] string Email, [Sensitive(Sensitivity.Confidential)] [StoredAs("p")] string Password)
        {
            /// <summary>Home.</summary>
            [Sensitive]
            public string HomePhone { get; init; } = "";
        }
        """);

    [Fact]
    public async Task The_other_fix_states_that_it_is_not_sensitive() => await Verify.FixAsync<NotSensitiveCodeFix>(
        Rule,
        "[Dataset(\"rows\")] public partial record R(string {|ASY6003:FirstName|}, string {|ASY6003:LastName|});",
        "[Dataset(\"rows\")] public partial record R([Sensitive(Sensitivity.None)] string FirstName, [Sensitive(Sensitivity.None)] string LastName);");
}
