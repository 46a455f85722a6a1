//! Which column holds which field, from the names in the header.

use super::dates;
use crate::amount::Currency;
use crate::error::{Error, ErrorCode, Expected, Result};
use crate::law::CustomerKind;
use alloc::borrow::ToOwned;
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

    /// Names of its column, folded, the surest first.
    const fn names(self) -> &'static str {
        match self {
            Field::Id => {
                "numerodefacture numerofacture numerodelafacture numfacture nfacture ndefacture \
                 nofacture nodefacture nodelafacture ndelafacture numdefacture nrfacture \
                 facturenumero facturenum factureno facturen idfacture factureid codefacture \
                 reffacture referencefacture referencedefacture referencedelafacture \
                 refdefacture facture invoicenumber invoicenum invoiceno invoicenr invoicen \
                 invoiceid invoiceref invoicereference invoice numeroavoir numerodepiece \
                 numeropiece numpiece npiece ndepiece nopiece nodepiece referencepiece refpiece \
                 pieceref piece documentnumber documentno documentnum documentid docnumber \
                 docno docnum docid numerodedocument numerodudocument numerodocument \
                 numdocument ndocument nodocument numero number num nr no n id ref reference"
            }
            Field::Customer => {
                "codeclient clientcode numeroclient numerodeclient numeroduclient numclient \
                 nclient ndeclient noclient nodeclient clientnumero clientnum clientno \
                 clientnumber idclient clientid identifiantclient compteclient codetiers \
                 codedutiers numerotiers idtiers comptetiers customerid customernumber \
                 customernum customernr customerno customercode customeraccount custid \
                 custnumber custno custcode contactid debtorid debtornumber \
                 debtorno debtorcode codedebiteur buyerid client customer tiers debiteur debtor \
                 acheteur buyer party contact nomclient nomduclient nomdeclient clientnom \
                 raisonsociale raisonsocialeclient raisonsocialeduclient nomtiers nomdutiers \
                 customername namecustomer clientname custname debtorname buyername contactname \
                 partyname clientfacture billto billtoname destinataire societe"
            }
            Field::CustomerName => {
                "nomclient nomduclient nomdeclient clientnom raisonsociale raisonsocialeclient \
                 raisonsocialeduclient nomtiers nomdutiers customername namecustomer clientname \
                 custname debtorname buyername contactname partyname nom name client customer \
                 tiers debiteur debtor acheteur buyer party contact societe"
            }
            Field::CustomerKind => {
                "customerkind customertype clienttype clientkind typeclient typedeclient \
                 typeduclient typologieclient categorieclient categoriedeclient natureclient \
                 natureduclient typetiers typedetiers typedutiers debtorkind debtortype kind \
                 type categorie"
            }
            Field::Issued => {
                "issued issuedon issuedate dateissued dateofissue dateemission datedemission \
                 emission emisele emisle datefacture datedefacture datedelafacture \
                 datefacturation datedefacturation facturele invoicedate invoicedon dateinvoice \
                 dateofinvoice billdate billingdate documentdate docdate datedocument \
                 datedudocument datedepiece datepiece datedelapiece piecedate postingdate date"
            }
            Field::Due => {
                "due dueon duedate datedue dateecheance datedecheance dateecheancefacture \
                 echeance echeancele echeancefacture echeancedelafacture \
                 datedecheancedelafacture echeancedepaiement echeancedereglement datelimite \
                 datelimitedepaiement datelimitedereglement datelimitepaiement apayeravant \
                 apayeravantle apayerle dateexigibilite datedexigibilite dueindate paymentdue \
                 paymentduedate invoiceduedate payableby maturitydate"
            }
            Field::Amount => {
                "montantttc totalttc ttc montanttotalttc totalmontantttc montantfacturettc \
                 montantdelafacturettc totalfacturettc prixttc facturettc totaltaxescomprises \
                 montanttoutestaxescomprises amountinclvat amountincltax amountincludingvat \
                 amountincludingtax totalinclvat totalincltax totalincludingvat \
                 totalincludingtax totalwithtax grossamount grosstotal grandtotal invoiceamount \
                 invoicetotal amountinvoiced montantfacture montantdefacture montantdelafacture \
                 montantdufacture totalfacture montantfactures totalamount montanttotal \
                 amounttotal amount montant total converted"
            }
            Field::Vat => {
                "montanttva montantdelatva montantdetva totaltva tvamontant tva vatamount \
                 amountvat totalvat vattotal vat taxamount totaltax taxtotal totaltaxes \
                 montanttaxes montanttaxe"
            }
            Field::Currency => {
                "currency currencycode currencyiso invoicecurrency customercurrency devise \
                 codedevise devisefacture monnaie"
            }
            Field::PaidOn => {
                "paidon paiddate datepaid paymentdate dateofpayment datepaiement datedepaiement \
                 datedupaiement datereglement datedereglement datedureglement reglele payele \
                 payeele regleele encaissele dateencaissement datedencaissement settleddate \
                 settledon datesettled settlementdate cleardate cleareddate clearingdate \
                 fullypaidondate fullypaidon datereglementclient reglement paiement \
                 encaissement"
            }
            Field::Paid => {
                "paid paidamount amountpaid invoiceamountpaid amountreceived receivedamount \
                 paymentamount settledamount amountsettled montantregle montantpaye \
                 montantencaisse montantreglement montantdureglement montantpaiement \
                 montantdupaiement montantdejaregle montantdejapaye totalregle totalpaye \
                 totalencaisse dejaregle dejapaye regle paye encaisse"
            }
            Field::Disputed => {
                "disputed dispute indispute isdisputed litige enlitige litigieux litigieuse \
                 estenlitige conteste contestee"
            }
        }
    }
}

/// The columns of a file.
#[derive(Clone, Debug, Default)]
pub(super) struct Layout {
    /// Position of each field's column, in the order of [`Field::ALL`].
    pub(super) places: [Option<usize>; 12],
    /// A column that says what kind of document a line is, and one that says whether it stands.
    pub(super) document: Option<usize>,
    pub(super) status: Option<usize>,
    /// Columns that say that an invoice is paid, without a day: by a word, by what is left to pay.
    pub(super) settled: Option<usize>,
    pub(super) left: Option<usize>,
    /// The currency that the name of the amount column states.
    pub(super) currency: Option<Currency>,
    /// How many cells each line has.
    pub(super) width: usize,
}

impl Layout {
    pub(super) fn place(&self, field: Field) -> Option<usize> {
        self.places.get(field as usize).copied().flatten()
    }

    fn set(&mut self, field: Field, place: usize) {
        if let Some(slot) = self.places.get_mut(field as usize) {
            *slot = Some(place);
        }
    }

    fn is_taken(&self, place: usize) -> bool {
        self.places.contains(&Some(place))
    }

    /// The fields that must be there and are not.
    pub(super) fn missing(&self) -> Vec<Field> {
        Field::REQUIRED.into_iter().filter(|&field| self.place(field).is_none()).collect()
    }

    /// How many fields have a column.
    pub(super) fn known(&self) -> usize {
        self.places.iter().flatten().count()
    }
}

/// The first lines of a file: what the columns hold, where their names do not tell.
pub(super) struct Sample {
    pub(super) rows: Vec<Vec<String>>,
}

impl Sample {
    fn cells(&self, place: usize) -> impl Iterator<Item = &str> {
        let cells = self.rows.iter().filter_map(move |row| row.get(place));
        cells.map(String::as_str).filter(|cell| !cell.is_empty())
    }

    fn any(&self, place: usize, is: impl Fn(&str) -> bool) -> bool {
        self.cells(place).any(is)
    }
}

/// Finds the column of each field: those that the caller names, then the others by their names.
///
/// # Errors
/// `csv/header` at `columns/…` for a named column that the file lacks.
pub(super) fn recognize(
    header: &[String],
    asked: &[Option<String>; 12],
    sample: &Sample,
) -> Result<Layout> {
    let folded: Vec<Name> = header.iter().map(|name| Name::of(name)).collect();
    let mut layout = Layout { width: header.len(), ..Layout::default() };
    for (&field, column) in Field::ALL.iter().zip(asked) {
        let Some(column) = column else { continue };
        let place = header
            .iter()
            .position(|name| name == column.trim())
            .or_else(|| folded.iter().position(|name| name.folded == fold(column)))
            .ok_or_else(|| {
                let missing = Error::new(ErrorCode::CsvHeader, Expected::Plain).found(column);
                missing.at(format_args!("columns/{}", field.as_str()))
            })?;
        layout.set(field, place);
    }
    for &field in Field::ALL {
        if layout.place(field).is_none() {
            let found = field.names().split_whitespace().find_map(|name| {
                let place = only(&folded, |known| known.is(name, field))?;
                let free = !layout.is_taken(place) && fits(field, name, place, &layout, sample);
                free.then_some(place)
            });
            if let Some(place) = found {
                layout.set(field, place);
            }
        }
    }
    if let Some(amount) = layout.place(Field::Amount) {
        layout.currency = folded.get(amount).and_then(|name| name.currency);
    }
    let free = |names: &str| {
        let is = |known: &Name| names.split_whitespace().any(|name| name == known.folded);
        let place = folded.iter().position(is)?;
        (!layout.is_taken(place)).then_some(place)
    };
    let document = free(
        "type documenttype doctype invoicetype typedocument typededocument typefacture \
         typedefacture typepiece typedepiece",
    );
    let status = free(
        "status invoicestatus documentstatus statut statutfacture statutdelafacture etat \
         etatfacture etatdelafacture",
    );
    let settled = free("paid regle reglee paye payee encaisse encaissee soldee acquittee");
    let left = free(
        "resteapayer resteapayerttc restedu resteduttc restantdu resteregler resteaencaisser \
         montantrestant montantrestantdu solde soldedu netapayer netapayerttc amountdue dueamount \
         outstanding outstandingamount amountoutstanding balance balancedue openamount",
    );
    Ok(Layout { document, status, settled, left, ..layout })
}

/// The only position that fits. A name that a header has twice names nothing.
fn only(names: &[Name], is: impl Fn(&Name) -> bool) -> Option<usize> {
    let mut places = names.iter().enumerate().filter(|(_, name)| is(name)).map(|(place, _)| place);
    places.next().filter(|_| places.next().is_none())
}

/// Whether the content is what a name that can mean several things promises.
fn fits(field: Field, name: &str, place: usize, layout: &Layout, sample: &Sample) -> bool {
    match (field, name) {
        (Field::CustomerKind, "type" | "kind" | "categorie") => {
            sample.cells(place).next().is_none()
                || sample.any(place, |cell| customer_kind(cell).is_some())
        }
        // "Règlement" is a day, or the means of payment.
        (Field::PaidOn, "reglement" | "paiement" | "encaissement") => {
            sample.cells(place).next().is_none() || sample.any(place, dates::is_date)
        }
        // "Payé" is an amount, or yes and no.
        (Field::Paid, "paid" | "regle" | "paye" | "encaisse") => {
            sample.cells(place).next().is_none()
                || sample.any(place, |cell| cell.bytes().any(|byte| byte.is_ascii_digit()))
        }
        // "TVA" is an amount, or a rate.
        (Field::Vat, _) => {
            !sample.any(place, |cell| cell.ends_with('%'))
                && !layout.place(Field::Amount).is_some_and(|amount| rates(place, amount, sample))
        }
        _ => true,
    }
}

/// Whether a column of VAT holds rates: nothing else, and the same one beside different amounts.
fn rates(vat: usize, amount: usize, sample: &Sample) -> bool {
    let plain = |cell: &str| match cell.replace(',', ".") {
        decimal if decimal.contains('.') => {
            decimal.trim_end_matches('0').trim_end_matches('.').to_owned()
        }
        whole => whole,
    };
    let is_rate =
        |cell: &str| matches!(plain(cell).as_str(), "0" | "2.1" | "5.5" | "8.5" | "10" | "20");
    let rows = sample.rows.iter().filter_map(|row| Some((row.get(vat)?, row.get(amount)?)));
    let known: Vec<(String, &String)> =
        rows.map(|(vat, amount)| (plain(vat), amount)).filter(|(vat, _)| vat != "0").collect();
    let same = |pair: &[(String, &String)]| matches!(pair, [(one, first), (other, second)] if one == other && first != second);
    sample.cells(vat).all(is_rate) && known.windows(2).any(same)
}

/// The kind that a word names (spec §14).
pub(super) fn customer_kind(word: &str) -> Option<CustomerKind> {
    const WORDS: [(&str, CustomerKind); 6] = [
        ("entreprise", CustomerKind::Business),
        ("business", CustomerKind::Business),
        ("public", CustomerKind::Public),
        ("administration", CustomerKind::Public),
        ("particulier", CustomerKind::Consumer),
        ("consumer", CustomerKind::Consumer),
    ];
    WORDS.iter().find(|(known, _)| known.eq_ignore_ascii_case(word)).map(|(_, kind)| *kind)
}

const LONGEST_NAME: usize = 200;

/// The name of a column: folded, with and without the currency it ends in.
struct Name {
    folded: String,
    /// The folded name without its currency.
    bare: String,
    currency: Option<Currency>,
}

impl Name {
    fn of(name: &str) -> Name {
        // No name of a field is as long: a long text is not worth folding.
        let name = if name.len() <= LONGEST_NAME { name } else { "" };
        let folded = fold(name);
        let mut words = name.split(|c: char| !is_word(c) && !matches!(c, '€' | '$' | '£'));
        let last = words.rfind(|word| !word.is_empty()).unwrap_or_default();
        let code = match last.to_ascii_uppercase().as_str() {
            "€" | "EUR" | "EURO" | "EUROS" => Some("EUR"),
            "$" | "USD" => Some("USD"),
            "£" | "GBP" => Some("GBP"),
            "CHF" => Some("CHF"),
            _ => None,
        };
        let currency = code.and_then(|code| Currency::parse(code).ok());
        let end = if currency.is_some() { fold(last) } else { String::new() };
        let bare = folded.strip_suffix(end.as_str()).unwrap_or(&folded).to_owned();
        Name { folded, bare, currency }
    }

    /// Whether it is this name of this field. Only amounts state their currency, and one named
    /// "converted" is none without it.
    fn is(&self, name: &str, field: Field) -> bool {
        match field {
            Field::Amount if name == "converted" => self.bare == name && self.currency.is_some(),
            Field::Amount | Field::Vat | Field::Paid => self.bare == name,
            _ => self.folded == name,
        }
    }
}

/// The small letter, of those that French and English use. The tables of all of Unicode take 9 kB
/// of the module.
fn lowercase(c: char) -> char {
    match c {
        'À'..='Þ' if c != '×' => char::from_u32(u32::from(c).wrapping_add(0x20)).unwrap_or(c),
        'Œ' => 'œ',
        'Ÿ' => 'ÿ',
        c => c.to_ascii_lowercase(),
    }
}

/// Whether it is part of a word, and neither a blank nor a sign.
pub(super) fn is_word(c: char) -> bool {
    match c {
        '×' | '÷' => false,
        'ª' | 'µ' | 'º' | 'À'..='\u{1FFF}' | '\u{2C00}'..='\u{2DFF}' => true,
        '\u{3005}'..='\u{D7FF}' | '\u{F900}'..='\u{FDFF}' | '\u{10000}'.. => true,
        c => c.is_ascii_alphanumeric(),
    }
}

/// A name without case, accents, blanks and punctuation: "Date d'échéance" is "datedecheance".
pub(super) fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for c in name.chars() {
        match lowercase(c) {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => folded.push('a'),
            'ç' => folded.push('c'),
            'è' | 'é' | 'ê' | 'ë' => folded.push('e'),
            'ì' | 'í' | 'î' | 'ï' => folded.push('i'),
            'ñ' => folded.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' => folded.push('o'),
            'ù' | 'ú' | 'û' | 'ü' => folded.push('u'),
            'ý' | 'ÿ' => folded.push('y'),
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            // The signs of "n°" and "nº", and accents that stand apart.
            'º' | 'ª' | '\u{300}'..='\u{36F}' => {}
            c if is_word(c) => folded.push(c),
            _ => {}
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(header: &[&str]) -> Vec<(&'static str, String)> {
        let header: Vec<String> = header.iter().map(|&name| name.to_owned()).collect();
        let layout = recognize(&header, &Default::default(), &Sample { rows: Vec::new() }).unwrap();
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
        for field in Field::ALL {
            let names = field.names();
            for name in names.split_whitespace() {
                assert_eq!(fold(name), name);
                let same = names.split_whitespace().filter(|other| *other == name);
                assert_eq!(same.count(), 1, "{name}");
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
            let rows = rows.iter().map(|row| row.map(str::to_owned).to_vec()).collect();
            let layout = recognize(&header, &Default::default(), &Sample { rows }).unwrap();
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
