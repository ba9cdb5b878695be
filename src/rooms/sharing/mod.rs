//! Copies: backup and restore, devices, later colleagues.

pub mod queries;
