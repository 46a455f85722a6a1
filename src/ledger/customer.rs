//! Customers: a dictionary of ids, and what is known of each.

use super::index::{Index, Texts};
use super::terms::Terms;
use crate::amount::Decimal;
use crate::law::CustomerKind;
use crate::order;
use alloc::string::String;
use alloc::vec::Vec;

/// The legal default of spec §3.3 for a kind of customer.
const fn default_terms(kind: CustomerKind) -> Terms {
    match kind {
        CustomerKind::Business | CustomerKind::Public => {
            Terms::net(crate::law::terms::DEFAULT_TERMS)
        }
        CustomerKind::Consumer => Terms::Receipt,
    }
}

/// What a ledger knows of a customer besides its id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Customer {
    /// Its name.
    pub name: Option<String>,
    /// Its kind, where stated.
    pub kind: Option<CustomerKind>,
    /// Terms of invoices that state none.
    pub terms: Option<Terms>,
    /// Limit in the currency of the report, at most 3 decimals.
    pub credit_limit: Option<Decimal>,
    /// What of its debt is insured or guaranteed, in the currency of the report, at most 3 decimals.
    pub guaranteed: Option<Decimal>,
}

impl Customer {
    /// Terms of an invoice of this customer that states neither `due` nor `terms` (spec §3.3).
    ///
    /// # Example
    /// ```
    /// use encours::law::CustomerKind;
    /// use encours::ledger::{Customer, Terms};
    ///
    /// let consumer = Customer { kind: Some(CustomerKind::Consumer), ..Customer::default() };
    /// assert_eq!(Customer::default().terms_by_default(), Terms::net(30));
    /// assert_eq!(consumer.terms_by_default(), Terms::Receipt);
    /// ```
    #[must_use]
    pub fn terms_by_default(&self) -> Terms {
        self.terms.unwrap_or(default_terms(self.kind.unwrap_or_default()))
    }
}

/// The customers of a ledger, each with a code: the position at which it came.
#[derive(Clone, Debug, Default)]
pub struct Customers {
    ids: Texts,
    index: Index,
    rows: Vec<Entry>,
    /// How many invoices of the ledger name each. Apart, because every invoice counts here.
    invoices: Vec<u32>,
}

#[derive(Clone, Debug, Default)]
struct Entry {
    customer: Customer,
    listed: bool,
}

impl Customers {
    /// How many codes there are.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// // Invoices of Martin, of Dupont and of Perret.
    /// assert_eq!(ledger.customers().len(), 3);
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    ///
    /// # Example
    /// ```
    /// use encours::ledger::Ledger;
    ///
    /// assert!(Ledger::new().customers().is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The code of this id, if the ledger has ever seen it.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// // Martin came first.
    /// assert_eq!(ledger.customers().code("Martin"), Some(0));
    /// assert_eq!(ledger.customers().code("Durand"), None);
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn code(&self, id: &str) -> Option<u32> {
        self.index.find(&self.ids, id)
    }

    /// The code of a customer that is listed or on an invoice.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// ledger.remove(["F-3"]);
    /// // The only invoice of Dupont is gone, its code is kept.
    /// assert_eq!(ledger.customers().known("Dupont"), None);
    /// assert_eq!(ledger.customers().code("Dupont"), Some(1));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn known(&self, id: &str) -> Option<u32> {
        self.code(id).filter(|&code| self.is_known(code))
    }

    /// Whether it is listed or on an invoice.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// ledger.remove(["F-3"]);
    /// assert!(ledger.customers().is_known(0) && !ledger.customers().is_known(1));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn is_known(&self, code: u32) -> bool {
        self.is_listed(code) || self.invoices(code) > 0
    }

    /// Whether it was put as a customer, not only named by an invoice.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// ledger.add_customer("Durand", Customer::default(), &Path::ROOT)?;
    /// // Perret is only named by an invoice.
    /// assert!(ledger.customers().is_listed(3) && !ledger.customers().is_listed(2));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn is_listed(&self, code: u32) -> bool {
        self.row(code).is_some_and(|row| row.listed)
    }

    /// How many invoices name it.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// // F-1 and F-2 are of Martin.
    /// assert_eq!(ledger.customers().invoices(0), 2);
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn invoices(&self, code: u32) -> u32 {
        self.invoices.get(code as usize).copied().unwrap_or(0)
    }

    pub(super) fn ids(&self) -> &Texts {
        &self.ids
    }

    /// The id of this code.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// assert_eq!(ledger.customers().id(1), "Dupont");
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn id(&self, code: u32) -> &str {
        self.ids.get(code)
    }

    /// What is known of it; of a customer that is not listed: a business without a name.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// let customer = Customer { name: Some("Durand et fils".to_owned()), ..Customer::default() };
    /// ledger.add_customer("Durand", customer, &Path::ROOT)?;
    /// assert_eq!(ledger.customers().get(3).name.as_deref(), Some("Durand et fils"));
    /// assert_eq!(ledger.customers().get(0), &Customer::default());
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn get(&self, code: u32) -> &Customer {
        const UNKNOWN: &Customer =
            &Customer { name: None, kind: None, terms: None, credit_limit: None, guaranteed: None };
        self.row(code).map_or(UNKNOWN, |row| &row.customer)
    }

    /// All codes, in the order in which they came.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// assert!(ledger.customers().codes().eq([0, 1, 2]));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    pub fn codes(&self) -> impl Iterator<Item = u32> {
        0..self.count()
    }

    /// All codes, by id in the order of code points.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// // Dupont, Martin, Perret.
    /// assert_eq!(ledger.customers().by_id(), [1, 0, 2]);
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn by_id(&self) -> Vec<u32> {
        order::positions(self.len(), &|a, b| self.id(a).cmp(self.id(b)))
    }

    pub(super) fn count(&self) -> u32 {
        u32::try_from(self.rows.len()).unwrap_or(u32::MAX)
    }

    /// The code of this id, made if it is new.
    pub(super) fn code_or_new(&mut self, id: &str) -> u32 {
        let (code, new) = self.index.find_or_insert(&mut self.ids, id);
        if new {
            self.rows.push(Entry::default());
            self.invoices.push(0);
        }
        code
    }

    pub(super) fn list(&mut self, code: u32, customer: Customer) {
        if let Some(row) = self.row_mut(code) {
            row.customer = customer;
            row.listed = true;
        }
    }

    pub(super) fn count_invoice(&mut self, code: u32, change: i32) {
        if let Some(count) = self.invoices.get_mut(code as usize) {
            *count = count.saturating_add_signed(change);
        }
    }

    /// Heap bytes in use.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// assert!(ledger.customers().heap_bytes() > 0);
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn heap_bytes(&self) -> usize {
        let names =
            self.rows.iter().map(|row| row.customer.name.as_ref().map_or(0, String::capacity));
        let rows = self.rows.capacity().saturating_mul(size_of::<Entry>());
        let counts = self.invoices.capacity().saturating_mul(size_of::<u32>());
        names
            .fold(rows, usize::saturating_add)
            .saturating_add(counts)
            .saturating_add(self.ids.heap_bytes())
            .saturating_add(self.index.heap_bytes())
    }

    fn row(&self, code: u32) -> Option<&Entry> {
        self.rows.get(code as usize)
    }

    fn row_mut(&mut self, code: u32) -> Option<&mut Entry> {
        self.rows.get_mut(code as usize)
    }
}
