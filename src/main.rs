//! The program: hands its arguments to [`crosscheck::cli`] and ends with the exit code it gives.

fn main() -> std::process::ExitCode {
    crosscheck::cli::main()
}
