//! Which column holds which field, from the names in the header.

use super::dates;
use crate::amount::Currency;
use crate::error::{Error, ErrorCode, Expected, Path, Result};
use crate::law::CustomerKind;
use alloc::string::String;
use alloc::vec::Vec;

/// What a column can hold (spec §14).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Number of the invoice.
    Id,
    /// Number, code or name of the customer.
    Customer,
    /// Name of the customer, beside its number or code.
    CustomerName,
    /// Business, public body or consumer.
    CustomerKind,
    /// Day of issue.
    Issued,
    /// Last day to pay.
    Due,
    /// Total including VAT.
    Amount,
    /// VAT included in it.
    Vat,
    /// Its currency.
    Currency,
    /// Day of a payment.
    PaidOn,
    /// Amount of a payment.
    Paid,
    /// Whether it is in dispute.
    Disputed,
}

impl Field {
    /// How many there are.
    pub(super) const COUNT: usize = Field::ALL.len();

    /// All, in the contract's order.
    pub const ALL: &'static [Field] = &[
        Field::Id,
        Field::Customer,
        Field::CustomerName,
        Field::CustomerKind,
        Field::Issued,
        Field::Due,
        Field::Amount,
        Field::Vat,
        Field::Currency,
        Field::PaidOn,
        Field::Paid,
        Field::Disputed,
    ];
    const REQUIRED: [Field; 4] = [Field::Id, Field::Customer, Field::Issued, Field::Amount];

    /// Its name in the contract.
    ///
    /// # Example
    /// ```
    /// use encours::import::csv::Field;
    ///
    /// assert_eq!(Field::PaidOn.as_str(), "paidOn");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Field::Id => "id",
            Field::Customer => "customer",
            Field::CustomerName => "customerName",
            Field::CustomerKind => "customerKind",
            Field::Issued => "issued",
            Field::Due => "due",
            Field::Amount => "amount",
            Field::Vat => "vat",
            Field::Currency => "currency",
            Field::PaidOn => "paidOn",
            Field::Paid => "paid",
            Field::Disputed => "disputed",
        }
    }
}

/// Names of columns, folded, the surest first: those of each field, then those of each [`Other`].
/// Those between two `?` can mean several things: the content decides.
const NAMES: &str = "\
    numerodefacture numerofacture numerodelafacture numfacture nfacture ndefacture nofacture \
    nodefacture nodelafacture ndelafacture numdefacture nrfacture facturenumero facturenum \
    factureno facturen idfacture factureid codefacture reffacture referencefacture \
    referencedefacture referencedelafacture refdefacture facture invoicenumber invoicenum \
    invoiceno invoicenr invoicen invoiceid invoiceref invoicereference invoice numeroavoir \
    numerodepiece numeropiece numpiece npiece ndepiece nopiece nodepiece referencepiece refpiece \
    pieceref piece documentnumber documentno documentnum documentid docnumber docno docnum docid \
    numerodedocument numerodudocument numerodocument numdocument ndocument nodocument numero \
    number num nr no n id ref reference | \
    codeclient clientcode numeroclient numerodeclient numeroduclient numclient nclient ndeclient \
    noclient nodeclient clientnumero clientnum clientno clientnumber idclient clientid \
    identifiantclient compteclient codetiers codedutiers numerotiers idtiers comptetiers \
    customerid customernumber customernum customernr customerno customercode customeraccount \
    custid custnumber custno custcode contactid debtorid debtornumber debtorno debtorcode \
    codedebiteur buyerid client customer tiers debiteur debtor acheteur buyer party contact \
    nomclient nomduclient nomdeclient clientnom raisonsociale raisonsocialeclient \
    raisonsocialeduclient nomtiers nomdutiers customername namecustomer clientname custname \
    debtorname buyername contactname partyname clientfacture billto billtoname destinataire \
    societe | \
    nomclient nomduclient nomdeclient clientnom raisonsociale raisonsocialeclient \
    raisonsocialeduclient nomtiers nomdutiers customername namecustomer clientname custname \
    debtorname buyername contactname partyname nom name client customer tiers debiteur debtor \
    acheteur buyer party contact societe | \
    customerkind customertype clienttype clientkind typeclient typedeclient typeduclient \
    typologieclient categorieclient categoriedeclient natureclient natureduclient typetiers \
    typedetiers typedutiers debtorkind debtortype ? kind type categorie | \
    issued issuedon issuedate dateissued dateofissue dateemission datedemission emission emisele \
    emisle datefacture datedefacture datedelafacture datefacturation datedefacturation facturele \
    invoicedate invoicedon dateinvoice dateofinvoice billdate billingdate documentdate docdate \
    datedocument datedudocument datedepiece datepiece datedelapiece piecedate postingdate date | \
    due dueon duedate datedue dateecheance datedecheance dateecheancefacture echeance echeancele \
    echeancefacture echeancedelafacture datedecheancedelafacture echeancedepaiement \
    echeancedereglement datelimite datelimitedepaiement datelimitedereglement datelimitepaiement \
    apayeravant apayeravantle apayerle dateexigibilite datedexigibilite dueindate paymentdue \
    paymentduedate invoiceduedate payableby maturitydate | \
    montantttc totalttc ttc montanttotalttc totalmontantttc montantfacturettc \
    montantdelafacturettc totalfacturettc prixttc facturettc totaltaxescomprises \
    montanttoutestaxescomprises amountinclvat amountincltax amountincludingvat \
    amountincludingtax totalinclvat totalincltax totalincludingvat totalincludingtax \
    totalwithtax grossamount grosstotal grandtotal invoiceamount invoicetotal amountinvoiced \
    montantfacture montantdefacture montantdelafacture montantdufacture totalfacture \
    montantfactures totalamount montanttotal amounttotal amount montant total converted | \
    montanttva montantdelatva montantdetva totaltva tvamontant tva vatamount amountvat totalvat \
    vattotal vat taxamount totaltax taxtotal totaltaxes montanttaxes montanttaxe | \
    currency currencycode currencyiso invoicecurrency customercurrency devise codedevise \
    devisefacture monnaie | \
    paidon paiddate datepaid paymentdate dateofpayment datepaiement datedepaiement \
    datedupaiement datereglement datedereglement datedureglement reglele payele payeele regleele \
    encaissele dateencaissement datedencaissement settleddate settledon datesettled \
    settlementdate cleardate cleareddate clearingdate fullypaidondate fullypaidon \
    datereglementclient ? reglement paiement encaissement | \
    ? paid ? paidamount amountpaid invoiceamountpaid amountreceived receivedamount paymentamount \
    settledamount amountsettled montantregle montantpaye montantencaisse montantreglement \
    montantdureglement montantpaiement montantdupaiement montantdejaregle montantdejapaye \
    totalregle totalpaye totalencaisse dejaregle dejapaye ? regle paye encaisse | \
    disputed dispute indispute isdisputed litige enlitige litigieux litigieuse estenlitige \
    conteste contestee | \
    type documenttype doctype invoicetype typedocument typededocument typefacture typedefacture \
    typepiece typedepiece | \
    status invoicestatus documentstatus statut statutfacture statutdelafacture etat etatfacture \
    etatdelafacture | \
    paid regle reglee paye payee encaisse encaissee soldee acquittee | \
    resteapayer resteapayerttc restedu resteduttc restantdu resteregler resteaencaisser \
    montantrestant montantrestantdu solde soldedu netapayer netapayerttc amountdue dueamount \
    outstanding outstandingamount amountoutstanding balance balancedue openamount";
/// What columns tell of a row besides its fields; they stand after those in [`NAMES`].
#[derive(Clone, Copy)]
pub(super) enum Other {
    /// What kind of document it is.
    Document = 12,
    /// Whether the document stands.
    Status = 13,
    /// Whether it is paid, in a word.
    Settled = 14,
    /// What is left to pay.
    Left = 15,
}

/// The columns of a file.
#[derive(Clone, Debug, Default)]
pub(in crate::import) struct Layout {
    /// Position of the column of each field and each other.
    places: [Option<usize>; 16],
    /// The currency that the name of the amount column states.
    pub(super) currency: Option<Currency>,
}

impl Layout {
    pub(super) fn place(&self, field: Field) -> Option<usize> {
        self.places.get(field as usize).copied().flatten()
    }

    pub(super) fn other(&self, other: Other) -> Option<usize> {
        self.places.get(other as usize).copied().flatten()
    }

    /// Positions of the fields' columns.
    pub(in crate::import) fn fields(&self) -> &[Option<usize>] {
        self.places.split_at(Field::ALL.len()).0
    }

    /// The fields that must be there and are not.
    pub(super) fn missing(&self) -> Vec<&'static str> {
        let missing = Field::REQUIRED.into_iter().filter(|&field| self.place(field).is_none());
        missing.map(Field::as_str).collect()
    }
}

/// Finds the column of each field: those that the caller names, then the others by their names and,
/// where these do not tell, by what the first rows hold.
///
/// # Errors
/// `csv/header` at `columns/…` for a named column that the file lacks.
pub(in crate::import) fn recognize(
    header: &[String],
    asked: &[Option<String>; 12],
    rows: &[Vec<String>],
) -> Result<Layout> {
    let names: Vec<Name> = header.iter().map(|name| Name::of(name)).collect();
    let mut layout = Layout::default();
    for ((field, column), place) in Field::ALL.iter().zip(asked).zip(&mut layout.places) {
        let Some(column) = column else { continue };
        let folded = fold(column);
        *place = header
            .iter()
            .position(|name| name == column.trim())
            .or_else(|| names.iter().position(|name| name.folded == folded));
        if place.is_none() {
            let missing = Error::new(ErrorCode::CsvHeader, Expected::Plain).found(column);
            return Err(missing.at(Path::ROOT.key("columns").key(field.as_str())));
        }
    }
    let (mut group, mut doubtful) = (0_usize, false);
    for word in words(NAMES) {
        let found = match Field::ALL.get(group) {
            _ if word == "|" => {
                (group, doubtful) = (group.wrapping_add(1), false);
                None
            }
            _ if word == "?" => {
                doubtful = !doubtful;
                None
            }
            Some(&field) => sure(field, word, doubtful, &names, &layout, rows),
            None => names.iter().position(|name| name.folded == word),
        };
        if let (Some(place), Some(known)) = (found, layout.places.get_mut(group)) {
            *known = Some(known.map_or(place, |first| first.min(place)));
        }
    }
    let (fields, others) = layout.places.split_at_mut(Field::ALL.len());
    for other in others {
        if fields.contains(other) {
            *other = None;
        }
    }
    layout.currency = layout.place(Field::Amount).and_then(|place| names.get(place)?.currency);
    Ok(layout)
}

/// The column of this name, if the field has none yet and it is the field's. A name that a header
/// has twice names nothing.
fn sure(
    field: Field,
    word: &str,
    doubtful: bool,
    names: &[Name],
    layout: &Layout,
    rows: &[Vec<String>],
) -> Option<usize> {
    let is = |name: &Name| name.of_field(field) == word;
    let place = names.iter().position(is)?;
    let fits = layout.place(field).is_none()
        && names.iter().rposition(is) == Some(place)
        && !layout.fields().contains(&Some(place))
        && match field {
            Field::Vat => !is_rate(place, layout.place(Field::Amount), rows),
            _ => !doubtful || holds(field, place, rows),
        };
    fits.then_some(place)
}

/// The cells of a column that are not empty.
fn cells(rows: &[Vec<String>], place: usize) -> impl Iterator<Item = &str> {
    let cells = rows.iter().filter_map(move |row| row.get(place));
    cells.map(String::as_str).filter(|cell| !cell.is_empty())
}

/// Whether some cell of a column holds what the field is, or none holds anything.
fn holds(field: Field, place: usize, rows: &[Vec<String>]) -> bool {
    let is = |cell: &str| match field {
        Field::CustomerKind => customer_kind(cell).is_some(),
        // "Règlement" is a day, or the means of payment.
        Field::PaidOn => dates::is_date(cell),
        // "Payé" is an amount, or yes and no.
        _ => cell.bytes().any(|byte| byte.is_ascii_digit()),
    };
    cells(rows, place).any(is) || cells(rows, place).next().is_none()
}

/// Whether a column of VAT holds rates: a percent sign, or nothing but rates and the same one beside
/// different amounts.
fn is_rate(vat: usize, amount: Option<usize>, rows: &[Vec<String>]) -> bool {
    if cells(rows, vat).any(|cell| cell.as_bytes().ends_with(b"%")) {
        return true;
    }
    let Some(amount) = amount else { return false };
    let mut before = None;
    let mut same = false;
    for row in rows {
        let Some(cell) = row.get(vat) else { continue };
        let rate = match rate(cell) {
            Some("0") => continue,
            None => return false,
            rate => rate,
        };
        if let Some(amount) = row.get(amount) {
            same |= before.is_some_and(|(known, other)| known == rate && other != amount);
            before = Some((rate, amount));
        }
    }
    same
}

/// The rate that a cell may be; an empty one is like any other.
fn rate(cell: &str) -> Option<&'static str> {
    const RATES: [&str; 6] = ["0", "2.1", "5.5", "8.5", "10", "20"];
    if cell.is_empty() {
        return Some("");
    }
    let point = |&byte: &u8| if byte == b',' { b'.' } else { byte };
    let mut plain = cell.as_bytes();
    if plain.iter().map(point).any(|byte| byte == b'.') {
        while let [rest @ .., b'0'] = plain {
            plain = rest;
        }
        while let [rest @ .., b'.' | b','] = plain {
            plain = rest;
        }
    }
    RATES.into_iter().find(|rate| plain.iter().map(point).eq(rate.bytes()))
}

/// The words of a text, with one blank between them.
pub(super) fn words(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.split(' ')
}

/// Which group of words, between bars, has this one, in whatever case.
pub(in crate::import) fn group(groups: &'static str, word: &str) -> Option<usize> {
    if word.is_empty() {
        return None;
    }
    let mut group: usize = 0;
    for known in words(groups) {
        if known == "|" {
            group = group.wrapping_add(1);
        } else if known.eq_ignore_ascii_case(word) {
            return Some(group);
        }
    }
    None
}

/// The kind that a word names (spec §14).
pub(super) fn customer_kind(word: &str) -> Option<CustomerKind> {
    let kinds = "entreprise business | public administration | particulier consumer";
    CustomerKind::ALL.get(group(kinds, word)?).copied()
}

const LONGEST_NAME: usize = 200;

/// The name of a column: folded, with and without the currency it ends in.
pub(in crate::import) struct Name {
    pub(in crate::import) folded: String,
    /// How much of it is not its currency.
    bare: usize,
    pub(in crate::import) currency: Option<Currency>,
}

impl Name {
    pub(in crate::import) fn of(name: &str) -> Name {
        // No name of a field is as long: a long text is not worth folding.
        let name = if name.len() <= LONGEST_NAME { name } else { "" };
        let folded = fold(name);
        let (mut last, mut ended) = (String::new(), true);
        for c in name.chars() {
            let part = is_word(c) || matches!(c, '€' | '$' | '£');
            if part && ended {
                last.clear();
            }
            if part {
                last.push(c);
            }
            ended = !part;
        }
        let code = group("€ EUR EURO EUROS | $ USD | £ GBP | CHF", &last)
            .and_then(|code| ["EUR", "USD", "GBP", "CHF"].get(code));
        let currency = code.and_then(|code| Currency::parse(code).ok());
        let end = if currency.is_some() { fold(&last).len() } else { 0 };
        let bare = folded.len().saturating_sub(end);
        Name { folded, bare, currency }
    }

    /// What it must be to name this field. Only amounts state their currency, and one named
    /// "converted" is none without it.
    pub(in crate::import) fn of_field(&self, field: Field) -> &str {
        match field {
            Field::Amount if self.currency.is_none() && self.folded == "converted" => "",
            Field::Amount | Field::Vat | Field::Paid => {
                self.folded.get(..self.bare).unwrap_or_default()
            }
            _ => &self.folded,
        }
    }
}

/// Whether it is part of a word, and neither a blank nor a sign.
pub(in crate::import) fn is_word(c: char) -> bool {
    match c {
        '×' | '÷' => false,
        'ª' | 'µ' | 'º' | 'À'..='\u{1FFF}' | '\u{2C00}'..='\u{2DFF}' => true,
        '\u{3005}'..='\u{D7FF}' | '\u{F900}'..='\u{FDFF}' | '\u{10000}'.. => true,
        c => c.is_ascii_alphanumeric(),
    }
}

/// What the small letters from U+00E0 on become; `.` is for those that stay. The tables of all of
/// Unicode take 9 kB of the module.
const LATIN: &[u8; 32] = b"aaaaaa.ceeeeiiii.nooooo..uuuuy..";

/// A name without case, accents, blanks and punctuation: "Date d'échéance" is "datedecheance".
pub(in crate::import) fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for c in name.chars() {
        let small = match c {
            'À'..='Þ' => char::from_u32(u32::from(c) | 0x20).unwrap_or(c),
            c => c.to_ascii_lowercase(),
        };
        match small {
            'œ' | 'Œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ÿ' | 'Ÿ' => folded.push('y'),
            // The signs of "n°" and "nº", and accents that stand apart.
            'º' | 'ª' | '\u{300}'..='\u{36F}' => {}
            c if is_word(c) => {
                let plain = u32::from(c).checked_sub(0xE0).and_then(|at| LATIN.get(at as usize));
                folded.push(plain.filter(|&&byte| byte != b'.').map_or(c, |&byte| byte.into()));
            }
            _ => {}
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::borrow::ToOwned;

    fn found(header: &[&str]) -> Vec<(&'static str, String)> {
        let header: Vec<String> = header.iter().map(|&name| name.to_owned()).collect();
        let layout = recognize(&header, &Default::default(), &[]).unwrap();
        let named = |&field: &Field| Some((field.as_str(), header[layout.place(field)?].clone()));
        Field::ALL.iter().filter_map(named).collect()
    }

    fn pairs(list: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
        list.iter().map(|&(field, name)| (field, name.to_owned())).collect()
    }

    #[test]
    fn names_are_folded() {
        for (name, folded) in [
            ("Date d’échéance", "datedecheance"),
            ("invoiceNumber", "invoicenumber"),
            ("N° facture", "nfacture"),
            ("Nº Facture", "nfacture"),
            ("montant_reglé ", "montantregle"),
            ("E\u{301}che\u{301}ance", "echeance"),
            ("\"Cœur\"", "coeur"),
        ] {
            assert_eq!(fold(name), folded);
        }
    }

    #[test]
    fn every_name_is_folded_and_stands_once_for_a_field() {
        let groups: Vec<Vec<&str>> =
            NAMES.split(" | ").map(|names| names.split(' ').collect()).collect();
        assert_eq!(groups.len(), Layout::default().places.len());
        for names in groups {
            for &name in names.iter().filter(|&&name| name != "?") {
                assert_eq!(fold(name), name);
                assert_eq!(names.iter().filter(|&&other| other == name).count(), 1, "{name}");
            }
        }
    }

    #[test]
    fn the_total_with_tax_wins_and_what_is_left_to_pay_is_no_amount() {
        assert_eq!(
            found(&[
                "Numéro",
                "Client",
                "Date",
                "Échéance",
                "Total HT",
                "Total TVA",
                "Total TTC",
                "Reste à payer"
            ]),
            pairs(&[
                ("id", "Numéro"),
                ("customer", "Client"),
                ("issued", "Date"),
                ("due", "Échéance"),
                ("amount", "Total TTC"),
                ("vat", "Total TVA"),
            ])
        );
        assert_eq!(found(&["Montant HT", "Net à payer", "Solde", "Sub Total", "Net Total"]), []);
        assert_eq!(found(&["Montant", "Montant TTC (€)"]), pairs(&[("amount", "Montant TTC (€)")]));
    }

    #[test]
    fn a_code_is_the_customer_and_its_name_stands_beside() {
        assert_eq!(
            found(&["Code client", "Nom du client", "Réf. client"]),
            pairs(&[("customer", "Code client"), ("customerName", "Nom du client")])
        );
        assert_eq!(
            found(&["Client", "Code client"]),
            pairs(&[("customer", "Code client"), ("customerName", "Client")])
        );
        assert_eq!(found(&["Nom du client"]), pairs(&[("customer", "Nom du client")]));
    }

    #[test]
    fn a_column_of_vat_rates_is_no_amount() {
        let header = ["TTC", "TVA"].map(str::to_owned);
        let has_vat = |rows: &[[&str; 2]]| {
            let rows: Vec<Vec<String>> =
                rows.iter().map(|row| row.map(str::to_owned).to_vec()).collect();
            let layout = recognize(&header, &Default::default(), &rows).unwrap();
            layout.place(Field::Vat).is_some()
        };
        assert!(has_vat(&[["120,00", "20,00"], ["60,00", "10,00"], ["240,00", "40,00"]]));
        assert!(has_vat(&[["120,00", "0"], ["60,00", "0"]]));
        assert!(!has_vat(&[["120,00", "20"], ["61,00", "20,0"], ["55,00", "5,5"]]));
        assert!(!has_vat(&[["120,00", "20 %"]]));
    }

    #[test]
    fn a_name_that_stands_twice_names_nothing() {
        assert_eq!(found(&["Facture", "Montant", "Montant"]), pairs(&[("id", "Facture")]));
    }
}
