//! crosscheck reads a folder of news, finds in every article the facts that YAML rules describe, and
//! reports where the sources agree, where they differ and where they only seem to.
//!
//! The rooms are the steps of the work, in order; ARCHITECTURE.md is the map. A program that wants the
//! whole job calls [`run::check`].

pub mod model;

pub mod source;

pub mod text;

pub mod value;

pub mod rule;

pub mod observe;

pub mod within;

pub mod origin;

pub mod compare;

pub mod wire;

pub mod report;

pub mod review;

pub mod run;

pub mod verify;

pub mod desk;

pub mod cli;

mod yaml;
