//! The reminders: what is told when, and what is not.

mod agrees;
mod audit;
mod calendar;
mod controls;
mod events;
mod exam;
mod renewal;
mod simulation;
mod world;
