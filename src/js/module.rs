//! What a module without the standard library must bring itself.

use core::panic::PanicInfo;

/// The allocator that the standard library uses for this target.
#[global_allocator]
static ALLOCATOR: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

/// Traps. Texts and places of panics would take a tenth of the module; the trap's address in the
/// module says as much, since the same sources give the same bytes.
#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
