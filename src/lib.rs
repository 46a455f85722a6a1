//! encours.
