//! Statements as tables: no two banks name their columns alike. Encoding, delimiter, columns, decimal
//! mark and order of day and month are found as in CSV files of invoices; what stays ambiguous is
//! asked. Before the header, and after the last line, balances may stand by themselves.

use super::{BankLine, Builder, NewLine, StatementOptions, money};
use crate::amount::Currency;
use crate::date::Date;
use crate::error::{Error, ErrorCode, Expected, Path, Result, Show};
use crate::import::csv::columns::{Name, fold, group};
use crate::import::csv::dates::{Dates, is_date};
use crate::import::csv::lines::Lines;
use crate::import::csv::numbers::Numbers;
use crate::import::csv::{self, DELIMITERS, DecimalMark};
use crate::import::encoding::{self, Decoded};
use crate::warning::FileNotice;
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::RejectedLine;

/// What a column of a statement can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Day of booking.
    Date,
    /// Day of value.
    ValueDate,
    /// Amount with its sign, or beside its direction.
    Amount,
    /// Amount that goes out.
    Debit,
    /// Amount that comes in.
    Credit,
    /// Balance after the line, or before it where the last line comes first.
    Balance,
    /// Whether the amount goes out or comes in.
    Direction,
    /// Its currency.
    Currency,
    /// Who paid, or was paid.
    Counterparty,
    /// The account of who paid, or was paid.
    CounterpartyAccount,
    /// What the payer refers to.
    Reference,
    /// What the payer or the bank says; several columns may.
    Text,
    /// What the bank calls the movement.
    Id,
    /// The account.
    Account,
}

impl Field {
    /// How many there are.
    pub const COUNT: usize = Field::ALL.len();

    /// All, in the order in which columns are recognized.
    pub const ALL: &'static [Field] = &[
        Field::Date,
        Field::ValueDate,
        Field::Amount,
        Field::Debit,
        Field::Credit,
        Field::Balance,
        Field::Direction,
        Field::Currency,
        Field::Counterparty,
        Field::CounterpartyAccount,
        Field::Reference,
        Field::Text,
        Field::Id,
        Field::Account,
    ];

    /// Its name in options.
    ///
    /// # Example
    /// ```
    /// use encours::import::statement::Field;
    ///
    /// assert_eq!(Field::ValueDate.as_str(), "valueDate");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Field::Date => "date",
            Field::ValueDate => "valueDate",
            Field::Amount => "amount",
            Field::Debit => "debit",
            Field::Credit => "credit",
            Field::Balance => "balance",
            Field::Direction => "direction",
            Field::Currency => "currency",
            Field::Counterparty => "counterparty",
            Field::CounterpartyAccount => "counterpartyAccount",
            Field::Reference => "reference",
            Field::Text => "text",
            Field::Id => "id",
            Field::Account => "account",
        }
    }

    /// Under which field of invoices the reader of amounts and days counts what its cells say.
    const fn counted(self) -> csv::Field {
        match self {
            Field::Date => csv::Field::Issued,
            Field::ValueDate => csv::Field::Due,
            Field::Debit => csv::Field::Vat,
            Field::Credit => csv::Field::Paid,
            Field::Balance => csv::Field::PaidOn,
            _ => csv::Field::Amount,
        }
    }
}

/// Names of columns, folded, the surest first, in the order of the fields.
const NAMES: &str = "\
    dateoperation datedoperation dateop datedeloperation datecomptable datecompta \
    datedecomptabilisation datedecomptabilite dateecriture datemouvement datedumouvement \
    bookingdate bookeddate bookdate datebooked posteddate postingdate postdate dateposted \
    completeddate transactiondate datetransaction datedetransaction entrydate date datetime jour \
    created createdutc createdon createdat buchungstag datum | \
    datevaleur datedevaleur datevaleurs valeur valuedate valutadate valuta | \
    montant amount montantoperation montantdeloperation montantdelatransaction montanten \
    transactionamount montantnet somme betrag | \
    debit debiteur montantdebit debitamount debits retrait retraits depense depenses sortie \
    sorties moneyout paidout withdrawal withdrawals | \
    credit crediteur montantcredit creditamount credits versement versements recette recettes \
    entree entrees moneyin paidin deposit deposits | \
    solde soldecourant soldeprogressif soldeapresoperation soldecompte balance runningbalance \
    accountbalance newbalance balanceafter | \
    sens dc debitcredit creditdebit debitoucredit transactiontype typedoperation typeoperation type \
    direction | \
    devise currency monnaie monn codedevise currencycode | \
    partnername nomcontrepartie nomdelacontrepartie contrepartie nomdutiers tiers \
    beneficiairedonneurdordre donneurdordre emetteur nomemetteur beneficiaire nombeneficiaire \
    nomdubeneficiaire counterparty counterpartyname payee payeename payer payername nom name | \
    partneriban ibancontrepartie ibantiers ibanemetteur comptecontrepartie counterpartyiban \
    counterpartyaccount partneraccount bankaccount | \
    reference referencepaiement referencedupaiement paymentreference referenceclient \
    referencedoperation referenceoperation referencedeloperation ref endtoendid referenceid | \
    libelle libelleoperation libelledeloperation libelledoperation libellesimplifie \
    libelledetaille libellecomplementaire label description originaldescription \
    additionaldescription description1 description2 description3 detail details detaildeloperation \
    informationscomplementaires memo motif communication message intitule commentaire notes \
    narrative text texte operation nature | \
    transactionid idtransaction identifianttransaction idoperation numerodetransaction \
    ndetransaction notransaction numerooperation operationnumber uniqueid fitid id | \
    numerodecompte numerocompte ncompte compte iban accountnumber account accountname comptenum \
    produit";

/// How far down a header may stand.
const HEADER_WITHIN: usize = 40;
/// No more running balances that do not follow are told one by one.
const MOST_TOLD: usize = 10;

/// A row of the file.
struct Row {
    line: usize,
    cells: Vec<String>,
    /// Whether a quote of it stays open.
    open: bool,
}

/// Which columns hold what.
#[derive(Clone, Debug, Default)]
struct Columns {
    places: [Vec<usize>; Field::COUNT],
    /// The currency that the name of the amount's column states.
    currency: Option<Currency>,
}

impl Columns {
    fn of(&self, field: Field) -> &[usize] {
        self.places.get(field as usize).map_or(&[], Vec::as_slice)
    }

    fn has(&self, field: Field) -> bool {
        !self.of(field).is_empty()
    }

    fn cell<'r>(&self, row: &'r Row, field: Field) -> &'r str {
        let place = self.of(field).first();
        place.and_then(|&place| row.cells.get(place)).map_or("", String::as_str)
    }

    /// Whether a line has a day and an amount.
    fn is_enough(&self) -> bool {
        let day = self.has(Field::Date) || self.has(Field::ValueDate);
        let amount = self.has(Field::Amount) || self.has(Field::Debit) || self.has(Field::Credit);
        day && amount
    }

    fn known(&self) -> usize {
        self.places.iter().filter(|places| !places.is_empty()).count()
    }
}

pub(super) fn read(decoded: &Decoded, builder: &mut Builder) -> Result<()> {
    let options = builder.options;
    let table = Table::open(&decoded.text, options)?;
    let (decimal, format) = table.notations(options)?;
    let mut pass = Pass {
        table: &table,
        numbers: Numbers::new(decimal.unwrap_or(DecimalMark::Point), options.round_amounts),
        dates: Dates::new(options.date_format, format),
        broken: decoded.broken,
        balances: Vec::new(),
        stated: [None; 2],
        account: None,
    };
    if table.nameless {
        builder.made.warnings.push(FileNotice::StatementNoHeader.into());
    }
    pass.read(builder);
    builder.rounded = builder.rounded.saturating_add(pass.numbers.rounded);
    Ok(())
}

/// A file whose columns are known.
struct Table {
    header: Vec<String>,
    columns: Columns,
    /// What stands before the header.
    before: Vec<Row>,
    rows: Vec<Row>,
    /// Whether there is no header: the columns are taken by what they hold.
    nameless: bool,
}

impl Table {
    fn open(text: &str, options: &StatementOptions) -> Result<Table> {
        let stated = text.strip_prefix("sep=").and_then(|rest| rest.chars().next());
        let given = options.delimiter.or(stated);
        let mut best: Option<(usize, Table)> = None;
        for &delimiter in DELIMITERS {
            if given.is_some_and(|given| given != delimiter) {
                continue;
            }
            let rows = rows(text, delimiter);
            let table = Table::with_header(&rows, options)?;
            // A name of a column may hold another delimiter: the one that tells most is it.
            let better = |table: &Table| {
                best.as_ref().is_none_or(|(known, _)| table.columns.known() > *known)
            };
            if let Some(table) = table.filter(|table| better(table)) {
                best = Some((table.columns.known(), table.fill(rows)));
            }
        }
        if let Some((_, table)) = best {
            return Ok(table);
        }
        for &delimiter in DELIMITERS {
            let rows = rows(text, delimiter);
            if let Some(columns) = by_content(&rows, options)
                && given.is_none_or(|given| given == delimiter)
            {
                let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
                let header = (1..=width).map(|number| number.shown()).collect();
                return Ok(Table { header, columns, before: Vec::new(), rows, nameless: true });
            }
        }
        Err(Error::new(ErrorCode::CsvHeader, Expected::Plain).found("date, amount"))
    }

    /// The first row that names a day and an amount.
    fn with_header(rows: &[Row], options: &StatementOptions) -> Result<Option<Table>> {
        for (place, row) in rows.iter().enumerate().take(HEADER_WITHIN) {
            let sample = rows.get(place.saturating_add(1)..).unwrap_or_default();
            let columns = recognize(&row.cells, options, sample);
            let columns = match columns {
                Ok(columns) => columns,
                // Some other row may have the names that are asked for, unless this is the header.
                Err(error) => {
                    let plain = recognize(&row.cells, &StatementOptions::default(), sample)?;
                    if plain.is_enough() {
                        return Err(error);
                    }
                    continue;
                }
            };
            if columns.is_enough() {
                let header = row.cells.clone();
                // Only where it stands: the rows are moved in when it is the best.
                let before = vec![Row { line: row.line, cells: Vec::new(), open: false }];
                return Ok(Some(Table {
                    header,
                    columns,
                    before,
                    rows: Vec::new(),
                    nameless: false,
                }));
            }
        }
        Ok(None)
    }

    /// The same with the rows before and after the header.
    fn fill(mut self, rows: Vec<Row>) -> Table {
        let at = self.before.first().map_or(0, |row| row.line);
        let (before, rows): (Vec<Row>, Vec<Row>) =
            rows.into_iter().filter(|row| row.line != at).partition(|row| row.line < at);
        (self.before, self.rows) = (before, rows);
        self
    }

    /// The decimal mark and the notation of dates, as the caller asks or all cells tell.
    fn notations(
        &self,
        options: &StatementOptions,
    ) -> Result<(Option<DecimalMark>, Option<csv::DateFormat>)> {
        let mut numbers = Numbers::new(DecimalMark::Point, false);
        let mut dates = Dates::new(None, None);
        for row in &self.rows {
            for field in [Field::Amount, Field::Debit, Field::Credit, Field::Balance] {
                let cell = self.columns.cell(row, field);
                let _ = numbers.read(cell, field.counted(), Currency::euro());
            }
            for field in [Field::Date, Field::ValueDate] {
                let _ = dates.read(self.columns.cell(row, field), field.counted());
            }
        }
        let decimal = match options.decimal {
            None => numbers.settle()?,
            asked => asked,
        };
        let format = match options.date_format {
            None => dates.settle()?,
            asked => asked,
        };
        Ok((decimal, format))
    }
}

fn rows(text: &str, delimiter: char) -> Vec<Row> {
    let mut lines = Lines::of(text, u8::try_from(delimiter).unwrap_or(b','));
    let mut rows = Vec::new();
    while lines.next() {
        if lines.is_blank() || (lines.number == 1 && lines.raw().starts_with("sep=")) {
            continue;
        }
        let (line, open) = (lines.number, lines.open);
        let cells = if open { vec![lines.raw().to_owned()] } else { lines.cells() };
        rows.push(Row { line, cells, open });
    }
    rows
}

/// Finds the columns: those that the caller names, then the others by their names.
fn recognize(header: &[String], options: &StatementOptions, rows: &[Row]) -> Result<Columns> {
    let names: Vec<Name> = header.iter().map(|name| Name::of(name)).collect();
    let mut columns = Columns::default();
    let mut taken = vec![false; names.len()];
    for ((field, asked), places) in Field::ALL.iter().zip(&options.columns).zip(&mut columns.places)
    {
        let Some(asked) = asked else { continue };
        let place = header
            .iter()
            .position(|name| name == asked.trim())
            .or_else(|| names.iter().position(|name| name.folded == fold(asked)));
        let Some(place) = place else {
            let missing = Error::new(ErrorCode::CsvHeader, Expected::Plain).found(asked);
            return Err(missing.at(Path::ROOT.key("columns").key(field.as_str())));
        };
        places.push(place);
        if let Some(taken) = taken.get_mut(place) {
            *taken = true;
        }
    }
    for (field, known) in Field::ALL.iter().zip(NAMES.split(" | ")) {
        if columns.has(*field) {
            continue;
        }
        let amount = matches!(field, Field::Amount | Field::Debit | Field::Credit | Field::Balance);
        for word in known.split(' ') {
            let is = |name: &Name| {
                (if amount { name.of_field(csv::Field::Vat) } else { &name.folded }) == word
            };
            let Some(place) = names.iter().position(is) else { continue };
            let free = taken.get(place) == Some(&false);
            if !free || (*field == Field::Direction && !tells_direction(rows, place)) {
                continue;
            }
            if let (Some(taken), Some(places)) =
                (taken.get_mut(place), columns.places.get_mut(*field as usize))
            {
                *taken = true;
                places.push(place);
            }
            // What is said may be spread over several columns.
            if *field != Field::Text {
                break;
            }
        }
    }
    if let Some(places) = columns.places.get_mut(Field::Text as usize) {
        places.sort_unstable();
    }
    let amount = columns.of(Field::Amount).first().or(columns.of(Field::Credit).first());
    columns.currency = amount.and_then(|&place| names.get(place)?.currency);
    Ok(columns)
}

/// Words for what goes out, and for what comes in.
const DIRECTIONS: &str = "d debit dbit dr out sortie soll | c credit crdt cr in entree haben";

fn direction(cell: &str) -> Option<bool> {
    match cell.trim() {
        "-" => Some(false),
        "+" => Some(true),
        word => group(DIRECTIONS, &fold(word)).map(|group| group == 1),
    }
}

/// Whether a column says of each row whether it goes out or comes in.
fn tells_direction(rows: &[Row], place: usize) -> bool {
    let mut cells = rows.iter().filter_map(|row| row.cells.get(place));
    rows.is_empty() || cells.all(|cell| cell.is_empty() || direction(cell).is_some())
}

/// Columns of a file without a header: the first of days, the first of amounts, one of currencies,
/// the longest of texts. Those that the caller names are numbers.
fn by_content(rows: &[Row], options: &StatementOptions) -> Option<Columns> {
    let mut columns = Columns::default();
    let width = rows.iter().map(|row| row.cells.len()).max()?;
    let cells = |place: usize| rows.iter().filter_map(move |row| row.cells.get(place));
    let all = |place: usize, is: &dyn Fn(&str) -> bool| {
        let mut cells = cells(place).filter(|cell| !cell.is_empty()).peekable();
        cells.peek().is_some() && cells.all(|cell| is(cell))
    };
    let is_amount = |cell: &str| {
        let mut numbers = Numbers::new(DecimalMark::Point, false);
        let mark = cell.contains(['.', ',']);
        let mut read = |mark| {
            numbers.decimal = mark;
            numbers.read(cell, csv::Field::Amount, Currency::euro()).is_ok()
        };
        mark && !is_date(cell) && (read(DecimalMark::Point) || read(DecimalMark::Comma))
    };
    let is_code = |cell: &str| Currency::parse(cell).is_ok();
    let first = |is: &dyn Fn(&str) -> bool| (0..width).find(|&place| all(place, is));
    let length = |place: usize| cells(place).map(String::len).sum::<usize>();
    let plain = |cell: &str| !is_date(cell) && !is_amount(cell) && !is_code(cell);
    let text = (0..width).filter(|&place| all(place, &plain)).max_by_key(|&place| length(place));
    for (field, found) in [
        (Field::Date, first(&|cell| is_date(cell))),
        (Field::Amount, first(&is_amount)),
        (Field::Currency, first(&is_code)),
        (Field::Text, text),
    ] {
        if let Some(places) = columns.places.get_mut(field as usize) {
            places.extend(found);
        }
    }
    for (places, asked) in columns.places.iter_mut().zip(&options.columns) {
        let number = asked.as_ref().and_then(|asked| asked.trim().parse::<usize>().ok());
        if let Some(place) = number.and_then(|number| number.checked_sub(1)) {
            *places = vec![place];
        }
    }
    columns.is_enough().then_some(columns)
}

/// One pass over all rows.
struct Pass<'t> {
    table: &'t Table,
    numbers: Numbers,
    dates: Dates,
    broken: bool,
    /// The running balance of each line of the statement that is read.
    balances: Vec<Option<i64>>,
    /// Balances that stand by themselves: before all lines, and after.
    stated: [Option<i64>; 2],
    account: Option<String>,
}

impl Pass<'_> {
    fn read(&mut self, builder: &mut Builder) {
        let table = self.table;
        for row in &table.before {
            self.aside(row, builder);
        }
        builder.part.account = self.account.clone();
        builder.part.currency = table.columns.currency.or(builder.part.currency);
        for row in &table.rows {
            self.row(row, builder);
        }
        self.end(builder);
    }

    /// A row that is no line: a balance, the number of the account, its currency.
    fn aside(&mut self, row: &Row, builder: &mut Builder) -> bool {
        const OPENINGS: [&str; 9] = [
            "balanceatstart",
            "openingbalance",
            "startingbalance",
            "soldeinitial",
            "anciensolde",
            "soldeprecedent",
            "soldededebut",
            "soldedepart",
            "soldeaudebut",
        ];
        const CLOSINGS: [&str; 8] = [
            "balanceatend",
            "closingbalance",
            "endingbalance",
            "soldefinal",
            "nouveausolde",
            "soldedefin",
            "soldeau",
            "soldecomptable",
        ];
        const ACCOUNTS: [&str; 7] = [
            "accountnumber",
            "numerodecompte",
            "numerocompte",
            "ncompte",
            "ndecompte",
            "iban",
            "compten",
        ];
        let Some(first) = row.cells.iter().find(|cell| !cell.is_empty()) else { return true };
        let name = fold(first.split(':').next().unwrap_or_default());
        let begins = |words: &[&str]| words.iter().any(|word| name.starts_with(word));
        let place = match (begins(&OPENINGS), begins(&CLOSINGS)) {
            (true, _) => Some(0),
            (_, true) => Some(1),
            _ => None,
        };
        if let Some(place) = place {
            let currency = builder.part.currency.or(builder.options.currency);
            let currency = currency.unwrap_or_else(Currency::euro);
            let mut read = row
                .cells
                .iter()
                .rev()
                .filter_map(|cell| self.numbers.read(cell, csv::Field::Amount, currency).ok());
            if let (Some(minor), Some(stated)) = (read.next(), self.stated.get_mut(place)) {
                *stated = Some(minor);
                return true;
            }
        }
        for cell in &row.cells {
            let (label, value) = cell.split_once(':').unwrap_or(("", cell));
            if let Ok(currency) = Currency::parse(value.trim())
                && builder.part.currency.is_none()
            {
                builder.part.currency = Some(currency);
            }
            if ACCOUNTS.iter().any(|word| fold(label).starts_with(word)) {
                self.account = Some(value.trim().to_owned()).filter(|value| !value.is_empty());
            }
        }
        false
    }

    fn row(&mut self, row: &Row, builder: &mut Builder) {
        if let Err((field, error)) = self.line(row, builder) {
            if field == Some(Field::Date) && self.aside(row, builder) {
                return;
            }
            let place = field.and_then(|field| self.table.columns.of(field).first());
            let column = place.and_then(|&place| self.table.header.get(place)).cloned();
            let error = match &column {
                Some(column) => error.at(column.as_str()),
                None => error,
            };
            builder.made.rejected.push(RejectedLine { line: row.line, column, error });
        }
    }

    fn line(
        &mut self,
        row: &Row,
        builder: &mut Builder,
    ) -> core::result::Result<(), (Option<Field>, Error)> {
        let table = self.table;
        let columns = &table.columns;
        let width = table.header.len();
        let whole = |code, expected| (None, Error::new(code, expected).found(row.cells.join(";")));
        if row.open {
            return Err(whole(ErrorCode::CsvRow, Expected::ClosedQuotes));
        }
        let surplus = row.cells.get(width..).unwrap_or_default();
        if surplus.iter().any(|cell| !cell.is_empty()) {
            return Err(whole(ErrorCode::CsvRow, Expected::Cells(width)));
        }
        if self.broken && row.cells.iter().any(|cell| encoding::has_unknown(cell)) {
            return Err(whole(ErrorCode::CsvEncoding, Expected::Plain));
        }
        let day = if columns.has(Field::Date) { Field::Date } else { Field::ValueDate };
        let read = self.dates.read(columns.cell(row, day), day.counted());
        let date = read.map_err(|error| (Some(Field::Date), error))?;
        let value = columns.cell(row, Field::ValueDate);
        let value_date = match value {
            "" => None,
            value => self.dates.read(value, Field::ValueDate.counted()).ok(),
        };
        let code = columns.cell(row, Field::Currency);
        let currency = match (code, builder.part.currency) {
            ("", Some(currency)) if !columns.has(Field::Currency) => currency,
            (code, _) => builder
                .currency(Some(code))
                .map_err(|error| (Some(Field::Currency), error.found(code)))?,
        };
        let amount = self.amount(row, currency)?;
        let account = columns.cell(row, Field::Account);
        if !account.is_empty() && builder.part.account.as_deref() != Some(account) {
            if builder.part.lines > 0 {
                self.end(builder);
            }
            builder.part.account = Some(account.to_owned());
        }
        self.add(row, date, value_date, amount, currency, builder);
        Ok(())
    }

    fn amount(
        &mut self,
        row: &Row,
        currency: Currency,
    ) -> core::result::Result<i64, (Option<Field>, Error)> {
        let columns = &self.table.columns;
        let mut read = |field: Field, cell: &str| {
            let read = self.numbers.read(cell, field.counted(), currency);
            read.map_err(|error| (Some(field), error))
        };
        if columns.has(Field::Amount) {
            let minor = read(Field::Amount, columns.cell(row, Field::Amount))?;
            return Ok(match direction(columns.cell(row, Field::Direction)) {
                Some(true) => minor.saturating_abs(),
                Some(false) => minor.saturating_abs().saturating_neg(),
                None => minor,
            });
        }
        // A debit goes out, with or without a minus sign.
        let (debit, credit) = (columns.cell(row, Field::Debit), columns.cell(row, Field::Credit));
        let mut minor = 0_i64;
        if credit.is_empty() || !debit.is_empty() {
            minor = read(Field::Debit, debit)?.saturating_abs().saturating_neg();
        }
        if !credit.is_empty() {
            minor = minor.saturating_add(read(Field::Credit, credit)?);
        }
        Ok(minor)
    }

    fn add(
        &mut self,
        row: &Row,
        date: Date,
        value_date: Option<Date>,
        amount: i64,
        currency: Currency,
        builder: &mut Builder,
    ) {
        let columns = &self.table.columns;
        let texts: Vec<&str> = columns
            .of(Field::Text)
            .iter()
            .filter_map(|&place| row.cells.get(place))
            .map(String::as_str)
            .filter(|text| !text.is_empty())
            .collect();
        let line = NewLine {
            line: row.line,
            date: Some(date),
            value_date,
            counterparty: Some(columns.cell(row, Field::Counterparty)),
            counterparty_account: Some(columns.cell(row, Field::CounterpartyAccount)),
            reference: Some(columns.cell(row, Field::Reference)),
            text: &texts.join(" "),
            id: Some(columns.cell(row, Field::Id)),
        };
        let balance = columns.cell(row, Field::Balance);
        let balance = self.numbers.read(balance, Field::Balance.counted(), currency).ok();
        builder.add(&line, amount, currency);
        self.balances.push(balance);
    }

    /// Ends the statement that is read.
    fn end(&mut self, builder: &mut Builder) {
        let first = builder.made.lines.len().saturating_sub(builder.part.lines);
        let lines = builder.made.lines.get(first..).unwrap_or_default();
        let one = lines.first().map(|line| line.currency);
        let same = one.filter(|&one| lines.iter().all(|line| line.currency == one));
        let euro = || builder.options.currency.or(builder.part.currency);
        builder.part.currency = if lines.is_empty() { euro() } else { same };
        let balances = core::mem::take(&mut self.balances);
        if let Some(currency) = same {
            let run = Run::of(lines, &balances);
            builder.part.opening = self.stated[0].or(run.opening);
            builder.part.closing = self.stated[1].or(run.closing);
            for (place, computed, stated) in run.wrong.into_iter().take(MOST_TOLD) {
                let (computed, stated) = (money(computed, currency), money(stated, currency));
                let line = first.saturating_add(place).shown();
                let notice = FileNotice::StatementBalance(computed, stated);
                builder.warn(notice, &["lines", &line, "balance"]);
            }
        }
        builder.end_part();
    }
}

/// What the running balances of lines tell.
struct Run {
    opening: Option<i64>,
    closing: Option<i64>,
    /// Lines after which the balance is another than it should be: their place, what it should be,
    /// what it is.
    wrong: Vec<(usize, i128, i128)>,
}

impl Run {
    /// The first line comes first, or the last one does: whichever fits more lines.
    fn of(lines: &[BankLine], balances: &[Option<i64>]) -> Run {
        let wrong = |newest_first: bool| {
            let mut wrong = Vec::new();
            for (place, pair) in balances.windows(2).enumerate() {
                let &[Some(one), Some(other)] = pair else { continue };
                let next = place.saturating_add(1);
                let (before, after, at) =
                    if newest_first { (other, one, place) } else { (one, other, next) };
                let amount = lines.get(at).map_or(0, |line| line.amount);
                let computed = i128::from(before).saturating_add(amount.into());
                if computed != i128::from(after) {
                    wrong.push((at, computed, i128::from(after)));
                }
            }
            wrong
        };
        let (forth, back) = (wrong(false), wrong(true));
        let newest_first = back.len() < forth.len();
        let ends = [balances.first().copied().flatten(), balances.last().copied().flatten()];
        let ([oldest, newest], line) = match newest_first {
            true => ([ends[1], ends[0]], lines.last()),
            false => (ends, lines.first()),
        };
        let opening = oldest.zip(line).and_then(|(balance, line)| balance.checked_sub(line.amount));
        Run { opening, closing: newest, wrong: if newest_first { back } else { forth } }
    }
}
