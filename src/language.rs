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
