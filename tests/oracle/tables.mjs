// The tables that the figures rest on: currencies and reference rates, from their sources and not
// from the package.

import { dayOf } from "./calendar.mjs";

/** Currencies by their minor digits (ISO 4217). */
const NONE = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
const TWO = `
  AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD
  CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD
  GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL
  MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN
  PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP
  SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG
`;
const THREE = "BHD IQD JOD KWD LYD OMR TND";

/** Code → minor digits. */
export const CURRENCIES = new Map(
  [
    [NONE, 0],
    [TWO, 2],
    [THREE, 3],
  ].flatMap(([codes, digits]) => codes.match(/[A-Z]+/g).map((code) => [code, digits])),
);

/** Per cent on 1 January and on 1 July: main refinancing operations of the ECB. */
const ECB_REFINANCING = `
  1999 3.00 2.50, 2000 3.00 4.25, 2001 4.75 4.50, 2002 3.25 3.25, 2003 2.75 2.00,
  2004 2.00 2.00, 2005 2.00 2.00, 2006 2.25 2.75, 2007 3.50 4.00, 2008 4.00 4.00,
  2009 2.50 1.00, 2010 1.00 1.00, 2011 1.00 1.25, 2012 1.00 1.00, 2013 0.75 0.50,
  2014 0.25 0.15, 2015 0.05 0.05, 2016 0.05 0.00, 2017 0.00 0.00, 2018 0.00 0.00,
  2019 0.00 0.00, 2020 0.00 0.00, 2021 0.00 0.00, 2022 0.00 0.00, 2023 2.50 4.00,
  2024 4.50 4.25, 2025 3.15 2.15, 2026 2.15 2.40,
`;

/** Legal interest of creditors that are businesses (autres cas); before 2015 one rate a year. */
const LEGAL_PROFESSIONAL = `
  1990 9.36 9.36, 1991 10.26 10.26, 1992 9.69 9.69, 1993 10.40 10.40, 1994 8.40 8.40,
  1995 5.82 5.82, 1996 6.65 6.65, 1997 3.87 3.87, 1998 3.36 3.36, 1999 3.47 3.47,
  2000 2.74 2.74, 2001 4.26 4.26, 2002 4.26 4.26, 2003 3.29 3.29, 2004 2.27 2.27,
  2005 2.05 2.05, 2006 2.11 2.11, 2007 2.95 2.95, 2008 3.99 3.99, 2009 3.79 3.79,
  2010 0.65 0.65, 2011 0.38 0.38, 2012 0.71 0.71, 2013 0.04 0.04, 2014 0.04 0.04,
  2015 0.93 0.99, 2016 1.01 0.93, 2017 0.90 0.90, 2018 0.89 0.88, 2019 0.86 0.87,
  2020 0.87 0.84, 2021 0.79 0.76, 2022 0.76 0.77, 2023 2.06 4.22, 2024 5.07 4.92,
  2025 3.71 2.76, 2026 2.62 2.75,
`;

/** "2025 3.15 2.15," → a point on 1 January, one on 1 July. */
function points(text) {
  return text
    .split(",")
    .map((year) => year.trim().split(" "))
    .filter((year) => year.length === 3)
    .flatMap(([year, january, july]) => [
      { from: dayOf(Number(year), 1, 1), percent: january },
      { from: dayOf(Number(year), 7, 1), percent: july },
    ]);
}

export const RATES = {
  ecbRefinancing: points(ECB_REFINANCING),
  legalProfessional: points(LEGAL_PROFESSIONAL),
};
