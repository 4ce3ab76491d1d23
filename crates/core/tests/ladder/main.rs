//! The ladder of reminders: what is told when, and what is not.

mod calendar;
mod controls;
mod events;
mod renewal;
mod simulation;
mod world;
