//! Where the fuzzer starts: what the tests know already, in the form that each target reads.

use std::fs;
use std::path::Path;

use serde_json::{Value as Json, json};

use crate::targets::tokens::{self, encode::Stream};

/// Writes the seeds of a target into a folder, and beside it, `<folder>.dict`, the words of inputs.
#[allow(dead_code, reason = "the test needs no files")]
pub(crate) fn write(target: &str, folder: &Path) {
    fs::create_dir_all(folder).expect("a folder for seeds");
    for (number, seed) in of(target).iter().enumerate() {
        fs::write(folder.join(format!("seed-{number}")), seed).expect("a seed");
    }
    let mut words = std::collections::BTreeSet::new();
    vectors().iter().for_each(|case| words_of(&case["ledger"], &mut words));
    vectors().iter().for_each(|case| words_of(&case["input"], &mut words));
    let plain = |word: &&String| {
        (2..32).contains(&word.len())
            && word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    let lines: String = words.iter().filter(plain).map(|word| format!("\"{word}\"\n")).collect();
    fs::write(folder.with_extension("dict"), lines).expect("the words of inputs");
}

/// The seeds of a target.
pub(crate) fn of(target: &str) -> Vec<Vec<u8>> {
    match target {
        "amount" => amounts(),
        "date" => dates(),
        "csv" => files(),
        "fec" => entries(),
        "camt" => statements(CAMT),
        "mt940" => statements(SWIFT),
        "ofx" => statements(OFX),
        "qif" => statements(QIF),
        "banktable" => statements(TABLES),
        "snapshot" => images(),
        "input" => inputs(),
        "einvoice" => einvoices("xml"),
        "pdf" => einvoices("pdf"),
        "xlsx" => workbooks(),
        _ => streams(),
    }
}

fn after(head: &[u8], rest: &[u8]) -> Vec<u8> {
    [head, rest].concat()
}

fn amounts() -> Vec<Vec<u8>> {
    let texts = ["0", "-0.05", "1234.5", "007.5000", "999999999999999.99", "1000000000000000"];
    let mut seeds: Vec<_> =
        (0..4_u8).flat_map(|digits| texts.map(|text| after(&[digits], text.as_bytes()))).collect();
    let numbers = [1, -3, 10_i128.pow(18), -10_i128.pow(33), i128::MAX, 365];
    seeds.extend(numbers.windows(3).map(|window| {
        let numbers: Vec<u8> = window.iter().flat_map(|number| number.to_le_bytes()).collect();
        after(&[0x80], &numbers)
    }));
    seeds
}

fn dates() -> Vec<Vec<u8>> {
    let days = ["1970-01-01", "2199-12-31", "2024-02-29", "2100-02-28", "0000-01-01", "9999-12-31"];
    days.iter().map(|day| day.as_bytes().to_vec()).collect()
}

/// A sheet with its texts, sheets of OpenDocument, the list of sheets, a file that is none.
fn workbooks() -> Vec<Vec<u8>> {
    let texts = "<sst><si><t>facture</t></si><si><t>client</t></si><si><t>date</t></si>\
        <si><t>montant</t></si><si><t xml:space=\"preserve\"> Du&amp;pont </t></si></sst>";
    let head = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>\
        <c r=\"C1\" t=\"s\"><v>2</v></c><c r=\"D1\" t=\"s\"><v>3</v></c></row>";
    let row = |cells: &str| {
        let sheet = format!(
            "<worksheet><sheetData>{head}<row r=\"2\">{cells}</row></sheetData></worksheet>"
        );
        after(&[1], format!("{texts}\0{sheet}").as_bytes())
    };
    let name = "<c r=\"A2\" t=\"str\"><v>F-1</v></c><c r=\"B2\" t=\"s\"><v>4</v></c>";
    let table = |cells: &str| {
        let head: String = ["facture", "client", "date", "montant"]
            .map(|text| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>"))
            .concat();
        let content = format!(
            "<o><table:table table:name=\"A\"><table:table-row>{head}</table:table-row>\
             <table:table-row>{cells}</table:table-row></table:table></o>"
        );
        after(&[2], content.as_bytes())
    };
    let text =
        "<table:table-cell office:value-type=\"string\"><text:p>F-1</text:p></table:table-cell>";
    let day = "<table:table-cell office:value-type=\"date\" office:date-value=\"2025-06-30\"/>";
    let sum = "<table:table-cell office:value-type=\"float\" office:value=\"12.5\"/>";
    vec![
        row(&format!("{name}<c r=\"C2\" s=\"1\"><v>45838</v></c><c r=\"D2\"><v>12.5</v></c>")),
        row(&format!("{name}<c r=\"C2\" t=\"d\"><v>2025-06-30</v></c><c r=\"D2\"><v>1E+2</v></c>")),
        row(&format!("{name}<c r=\"C2\" t=\"inlineStr\"><is><t>30/06/2025</t></is></c><c r=\"D2\" t=\"e\"><v>#N/A</v></c>")),
        row("<c r=\"XFD1048576\"><v>1</v></c><c r=\"A2\" t=\"b\"><v>1</v></c>"),
        table(&format!("{text}{text}{day}{sum}")),
        table(&format!("<table:table-cell table:number-columns-repeated=\"3\"/>{sum}")),
        after(&[3], b"<workbook><sheets><sheet name=\"A\" sheetId=\"1\" state=\"hidden\" r:id=\"rId1\"/></sheets></workbook>"),
        after(&[0], b"PK\x03\x04"),
    ]
}

fn files() -> Vec<Vec<u8>> {
    let mut seeds = Vec::new();
    for folder in ["tests/fixtures", "tests/fixtures/csv-spectrum"] {
        let mut paths: Vec<_> = fs::read_dir(root().join(folder))
            .expect("the fixtures")
            .map(|entry| entry.expect("a fixture").path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "csv"))
            .collect();
        paths.sort();
        for path in paths {
            let file = fs::read(&path).expect("a fixture");
            let lines: Vec<&[u8]> = file.split_inclusive(|&byte| byte == b'\n').take(12).collect();
            seeds.push(after(&[0, 0], &lines.concat()));
        }
    }
    let small = [
        "id;client;date;ttc\n1;A;13/02/2025;1 234,56\n2;B;01/02/2025;-5\n",
        "number,customer,issued,due,amount,paid,paid on\n1,A,2025-02-13,2025-03-15,10.00,5,2025-04-01\n",
        "sep=|\nid|client|date|ttc|devise\n\"1\"|\"A \"\"x\"\"\n\"|13-02-25|1.234,5|USD\n",
        "\u{feff}N° facture\tClient\tDate\tMontant TTC\tTVA\n1\tÉ\t13 février 2025\t(12,00)\t2,00\n",
    ];
    seeds.extend(small.iter().map(|file| after(&[0, 0], file.as_bytes())));
    seeds
}

fn entries() -> Vec<Vec<u8>> {
    let lines = [
        "VE|1|20250301|411000|A|F-1|1200,00|0|A",
        "VE|1|20250301|706000||F-1|0|1000,00|",
        "VE|1|20250301|445710||F-1|0|200,00|",
        "BQ|1|20250415|411000|A|F-1|0|500,00|A",
        "BQ|1|20250415|512000||F-1|500,00|0|",
        "OD|1|20250601|411000|A|F-1|0|700,00|A",
        "OD|1|20250601|416000|A|F-1|700,00|0|B",
        "OD|2|20250630|416000|A|F-1|0|700,00|B",
        "OD|2|20250630|654000||F-1|700,00|0|",
        "VE|2|20250301|411000|B|AV-1|-12.5||",
    ];
    let cut = |from: usize, to: usize| after(&[1], lines[from..to].join("\n").as_bytes());
    let mut seeds: Vec<_> =
        (0..lines.len()).flat_map(|from| [cut(from, 10), cut(0, from)]).collect();
    seeds.extend([
        after(&[2], b"VE\t1\t20250301\t411A\tF-1\t20250228\t12,00\tD\t20250331\n"),
        after(&[2], b"VE\t1\t20250301\t411A\tF-1\t\t12,00\t-1\t00000000\n"),
        after(&[3], b"AN;A nouveaux;1;20250101;411000;\"A\"\"\";0000;1 234,50;;\n"),
        after(&[0], b"%PDF-1.7\n/EmbeddedFile"),
        after(&[0], b"<?xml version='1.0'?><!DOCTYPE a []><Invoice xmlns='urn:oasis:names:specification:ubl:'>"),
        after(&[0], b":20:X\n:25:Y\n:60F:C250101EUR1,00\n"),
    ]);
    seeds
}

/// Our own e-invoices of this ending, and what stands in them in other notations.
fn einvoices(ending: &str) -> Vec<Vec<u8>> {
    let folder = root().join("tests/fixtures/e-invoices");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("the fixtures")
        .map(|entry| entry.expect("a fixture").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == ending))
        .collect();
    paths.sort();
    let mut seeds: Vec<_> = paths.iter().map(|path| fs::read(path).expect("a fixture")).collect();
    if ending == "xml" {
        let sale = String::from_utf8(seeds[0].clone()).expect("UTF-8");
        let ubl = "<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'>\
            <ID>F-1</ID><IssueDate>2025-06-02</IssueDate><DueDate>2025-07-02</DueDate>\
            <InvoiceTypeCode>381</InvoiceTypeCode><DocumentCurrencyCode>EUR</DocumentCurrencyCode>\
            <AccountingCustomerParty><Party><PartyName><Name>Martin &amp; C&#xE9;</Name></PartyName>\
            <PartyTaxScheme><CompanyID>FR1</CompanyID><TaxScheme><ID>VAT</ID></TaxScheme>\
            </PartyTaxScheme></Party></AccountingCustomerParty>\
            <TaxTotal><TaxAmount currencyID='EUR'>20</TaxAmount></TaxTotal><LegalMonetaryTotal>\
            <TaxInclusiveAmount>120</TaxInclusiveAmount><PrepaidAmount>50</PrepaidAmount>\
            <PayableAmount>70</PayableAmount></LegalMonetaryTotal></Invoice>";
        seeds.push(ubl.as_bytes().to_vec());
        seeds.push(sale.replace("GrandTotal", "Grand").into_bytes());
        seeds.push(sale.replace("1200.00", "-.5").into_bytes());
        seeds.push(sale.encode_utf16().flat_map(u16::to_le_bytes).collect());
        seeds.push(sale.replace("<ram:Name>", "<![CDATA[").into_bytes());
    }
    seeds
}

fn images() -> Vec<Vec<u8>> {
    let ledgers = vectors().into_iter().filter(|case| case["ledger"].is_object());
    let images = ledgers.filter_map(|case| {
        let mut ledger = encours::ledger::Ledger::new();
        let mut stream = Stream::default();
        stream.data(&case["ledger"]);
        let mut batch = encours::wire::Batch::default();
        batch.read(&stream.tokens, &stream.text, &ledger).ok()?;
        ledger.put(batch.into_ledger()).ok()?;
        Some(after(&[0, 64], &ledger.snapshot()))
    });
    images.filter(|image| image.len() < 4000).collect()
}

fn inputs() -> Vec<Vec<u8>> {
    let cases = vectors();
    let others = cases.iter().cycle().skip(1);
    let mut seeds = Vec::new();
    for (number, (case, other)) in cases.iter().zip(others).enumerate() {
        if !case["ledger"].is_object() {
            seeds.push(json!({ "call": case["call"], "input": case["input"] }));
            continue;
        }
        let id = &case["ledger"]["invoices"][0]["id"];
        let payment = json!({ "date": "2025-03-31", "amount": "1.00" });
        let seed = json!({
            "call": case["call"],
            "ledger": case["ledger"],
            "pay": { "invoice": id, "payment": payment },
            "remove": { "ids": [id] },
            "input": case["input"],
            "more": other["ledger"],
        });
        seeds.extend(explained(&seed, number));
        seeds.push(seed);
    }
    seeds.iter().map(|seed| seed.to_string().into_bytes()).collect()
}

/// The question why, after a report.
fn explained(seed: &Json, number: usize) -> Option<Json> {
    let options = &seed["input"];
    let report = seed["call"].as_str()?;
    let step = |id: &Json, otherwise: &str| {
        id.as_str().unwrap_or(otherwise).replace('~', "~0").replace('/', "~1")
    };
    let row = format!("rows/{}", step(&seed["ledger"]["invoices"][0]["customer"], ""));
    let run = format!("runs/{}", step(&options["scenarios"][0]["name"], "base"));
    let keys: &[String] = match report {
        "latePayments" => &[],
        "aging" => &["total/overdue".into(), "total/notDue".into(), row + "/total"],
        "kpis" => &["dso".into(), "receivables".into(), "averageDaysToPay".into()],
        "allowance" => &["charge".into(), row + "/allowance"],
        "forecast" => &[run.clone() + "/closing", run + "/lowest"],
        _ => return None,
    };
    let mut why = seed.clone();
    if keys.is_empty() {
        why["call"] = json!("explain");
        why["input"] = json!({ "invoice": seed["pay"]["invoice"], "options": options });
    } else {
        why["call"] = json!("explainFigure");
        let key = &keys[number % keys.len()];
        why["input"] = json!({ "report": report, "options": options, "key": key });
    }
    Some(why)
}

fn streams() -> Vec<Vec<u8>> {
    let cases = vectors();
    let streams = cases.iter().flat_map(|case| {
        let (mut input, mut data) = (Stream::default(), Stream::default());
        input.value(&case["input"]);
        data.data(&case["ledger"]);
        [input, data]
    });
    streams.filter_map(|stream| tokens::bytes(&stream)).filter(|seed| seed.len() < 4000).collect()
}

fn root() -> &'static Path {
    // This crate's own folder, or that of the crate whose test this is.
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    if here.ends_with("fuzz") { here.parent().expect("inside the repository") } else { here }
}

fn vectors() -> Vec<Json> {
    let entries = fs::read_dir(root().join("tests/vectors")).expect("the vectors");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("a vector").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    let mut cases = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).expect("a vector");
        let more: Vec<Json> = serde_json::from_str(&text).expect("a list of cases");
        cases.extend(more);
    }
    assert!(cases.len() > 900, "{} vectors", cases.len());
    cases
}

#[allow(dead_code, reason = "the test needs no files")]
fn words_of(value: &Json, words: &mut std::collections::BTreeSet<String>) {
    match value {
        Json::Object(entries) => entries.iter().for_each(|(key, value)| {
            words.insert(key.clone());
            words_of(value, words);
        }),
        Json::Array(items) => items.iter().for_each(|item| words_of(item, words)),
        Json::String(text) => {
            words.insert(text.clone());
        }
        _ => {}
    }
}

/// Each file as it is, and read with each of the options.
fn statements(files: &[&str]) -> Vec<Vec<u8>> {
    let options = [0, 3, 4];
    files.iter().flat_map(|file| options.map(|choice| after(&[choice], file.as_bytes()))).collect()
}

const CAMT: &[&str] = &[
    "<?xml version='1.0'?><Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.02'><BkToCstmrStmt><Stmt><Acct><Id><IBAN>X</IBAN></Id><Ccy>EUR</Ccy></Acct><Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy='EUR'>1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal><Ntry><Amt Ccy='EUR'>100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2010-03-01</Dt></BookgDt><NtryDtls><TxDtls><Amt Ccy='EUR'>60</Amt><RmtInf><Ustrd>F-1</Ustrd></RmtInf></TxDtls><TxDtls><Amt Ccy='EUR'>40</Amt></TxDtls></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>",
    "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.054.001.08'><BkToCstmrDbtCdtNtfctn><Ntfctn><Ntry><Amt Ccy='USD'>7.005</Amt><CdtDbtInd>DBIT</CdtDbtInd><RvslInd>true</RvslInd><Sts><Cd>PDNG</Cd></Sts></Ntry></Ntfctn></BkToCstmrDbtCdtNtfctn></Document>",
];
const SWIFT: &[&str] = &[
    "{1:F01X}{4:\n:20:1\n:25:X/1\n:28C:1\n:60F:C100228EUR10,00\n:61:1002300301DR6,00NMSCNONREF//B-1\nmore\n:86:805?00X?20EREF+F-1?21SVWZ+text?31DE1?32Nord\n:62F:C100301EUR4,00\n-}",
    ":20:1\n:25:X\n:34F:EUR0,\n:61:100301C100,\n:86:/EREF/F-1/NAME/Nord/REMI/x\n:90C:1EUR100,\n-\n:61:100302RC1,N\n:\n86:x\n",
];
const OFX: &[&str] = &[
    "OFXHEADER:100\nCHARSET:1252\n\n<OFX><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>1</BANKACCTFROM><BANKTRANLIST><STMTTRN><DTPOSTED>20100301120000.000[-5:EST]<TRNAMT>-1,50<FITID>1<NAME>A &amp; B<MEMO><![CDATA[F-1]]></STMTTRN></BANKTRANLIST><LEDGERBAL><BALAMT>9.99</LEDGERBAL></STMTRS></OFX>",
    "<?xml version='1.0'?><?OFX OFXHEADER='200'?><OFX><!-- x --><INVSTMTRS><CURDEF>USD</CURDEF><INVTRAN/><CCSTMTRS><STMTTRN><DTPOSTED>20100301</DTPOSTED><TRNAMT>8.85</TRNAMT><CURRENCY><CURSYM>EUR</CURSYM></CURRENCY></STMTTRN></CCSTMTRS></INVSTMTRS></OFX>",
];
const QIF: &[&str] = &[
    "!Account\nNX\nTBank\n^\n!Type:Bank\nD13/01/2010\nT1,000.00\nPOpening Balance\n^\nD6/ 1'10\nT-50.00\nPNord\nMF-1\n$-25.00\n^\n",
    "!Option:AutoSwitch\n!Type:Cat\nNx\n^\n!Type:CCard\nD2010-03-01\nU100,00\nN12\n^",
];
const TABLES: &[&str] = &[
    "Compte : 1;;\nSolde final;;10,00\nDate;Libelle;Debit;Credit;Solde\n01/03/2010;F-1;;100,00;110,00\n13/03/2010;\"x\";-1,00;;109,00\n",
    "sep=,\nBooking Date,Value Date,Amount (EUR),Type,Currency,Partner Name,IBAN\n2010-03-01,2010-03-02,8.85,credit,EUR,Est,A\n2010-03-02,,1,debit,USD,,B\n",
    "\"03/13/2010\",\"F-1\",\"EUR\",\"1,525.00\",\"-1,000.00\"\n",
];
