//! The two languages that encours speaks.

/// The language of messages, reasons and labels. Only texts change with it, never a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// French, the default.
    #[default]
    French,
    /// English.
    English,
}

impl Language {
    /// As a caller names it, by ISO 639-1.
    ///
    /// # Example
    /// ```
    /// use encours::language::Language;
    ///
    /// assert_eq!(Language::default().code(), "fr");
    /// ```
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Language::French => "fr",
            Language::English => "en",
        }
    }
}
