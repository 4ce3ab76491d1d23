//! What the process may use, set by itself before it looks at a foreign byte.

/// The address space: pictures of 50 million points and the models fit, a bomb does not.
#[cfg(unix)]
const MEMORY: u64 = 1536 * 1024 * 1024;
/// Processor seconds, over all threads.
#[cfg(unix)]
const SECONDS: u64 = 60;
/// Memory on Windows, where it is counted as committed.
#[cfg(windows)]
const MEMORY: usize = 1024 * 1024 * 1024;

/// Takes from this process what it does not need: memory without end, time without end, and
/// every file, socket and program that it could open. Whatever could not be limited is left
/// to the process that started this one, which ends it after a time.
#[cfg(unix)]
pub fn set() {
    use rlimit::{Resource, setrlimit};
    // Standard input, output and error are open; a fourth can never be: no file, no socket.
    let limits = [
        (Resource::AS, MEMORY),
        (Resource::CPU, SECONDS),
        (Resource::CORE, 0),
        (Resource::NOFILE, 3),
    ];
    for (what, most) in limits {
        // A system that knows no such limit reads the file all the same.
        let _ = setrlimit(what, most, most);
    }
}

/// The same by a job object, which ends the process when it asks for more.
#[cfg(windows)]
pub fn set() {
    use win32job::{ExtendedLimitInfo, Job};
    let mut limits = ExtendedLimitInfo::new();
    limits.limit_kill_on_job_close();
    limits.limit_working_memory(1024 * 1024, MEMORY);
    if let Ok(job) = Job::create_with_limit_info(&limits)
        && job.assign_current_process().is_ok()
    {
        // The process itself holds the job open for as long as it runs.
        std::mem::forget(job);
    }
}
