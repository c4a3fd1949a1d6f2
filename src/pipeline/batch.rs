//! Many articles, in parallel, in order, in bounded memory.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// Items that travel together, so that handing them over costs little against the work on them: half
/// as many cost two threads a twentieth.
const CHUNK: usize = 16;
/// Chunks under way for each worker: one at work, and enough done that none waits for a slow one.
const CHUNKS_PER_WORKER: usize = 4;

/// Works on `items` on `threads` threads and hands the results to `emit` in the order of the
/// items, until there are no more or `emit` breaks off. Each thread has a state of its own, made
/// by `state`. No more than a few dozen items a thread are held at any time, however many there
/// are and however unevenly they take.
///
/// # Panics
/// When `work` does, on whatever thread: the others end, and nothing waits for what will not come.
pub fn in_order<I, S, T>(
    items: I,
    threads: NonZeroUsize,
    state: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, I::Item) -> T + Sync,
    mut emit: impl FnMut(T) -> ControlFlow<()>,
) where
    I: Iterator<Item: Send> + Send,
    T: Send,
{
    if threads.get() == 1 {
        let mut state = state();
        let _ = items.map(|item| work(&mut state, item)).try_for_each(emit);
        return;
    }
    let under_way = threads.get() * CHUNKS_PER_WORKER;
    let (permit, permits) = sync_channel(under_way);
    let (to_writer, from_workers) = sync_channel(under_way);
    let chunks = Mutex::new(Chunks { items, number: 0 });
    thread::scope(|scope| {
        for _ in 0..threads.get() {
            let (permit, to_writer) = (permit.clone(), to_writer.clone());
            let (chunks, state, work) = (&chunks, &state, &work);
            // Moved, so that the channels close when the last one ends.
            scope.spawn(move || labour(chunks, &permit, &to_writer, state, work));
        }
        drop((permit, to_writer));
        write(&from_workers, &permits, &mut emit);
        // Whoever still waits to hand something over finds nobody there and ends.
        drop((from_workers, permits));
    });
}

type Numbered<T> = (usize, Vec<T>);
/// What became of a chunk: the results, or what `work` panicked with.
type Outcome<T> = (usize, thread::Result<Vec<T>>);

/// Items, cut into numbered chunks.
struct Chunks<I> {
    items: I,
    number: usize,
}

impl<I: Iterator> Chunks<I> {
    fn next(&mut self) -> Option<Numbered<I::Item>> {
        let chunk: Vec<_> = self.items.by_ref().take(CHUNK).collect();
        self.number += 1;
        (!chunk.is_empty()).then_some((self.number - 1, chunk))
    }
}

/// Reads a chunk and works on it, again and again. Who works on an item also reads it: it stays
/// in the cache and in the memory of one thread. Each chunk needs a permit, which the writer
/// gives back.
fn labour<I: Iterator, S, T>(
    chunks: &Mutex<Chunks<I>>,
    permit: &SyncSender<()>,
    to_writer: &SyncSender<Outcome<T>>,
    state: &impl Fn() -> S,
    work: &impl Fn(&mut S, I::Item) -> T,
) {
    let mut state = state();
    let next = || {
        permit.send(()).ok()?;
        chunks.lock().ok()?.next()
    };
    while let Some((number, chunk)) = next() {
        // The state is not used again after a panic.
        let results = catch_unwind(AssertUnwindSafe(|| {
            chunk.into_iter().map(|item| work(&mut state, item)).collect()
        }));
        let panicked = results.is_err();
        if to_writer.send((number, results)).is_err() || panicked {
            return;
        }
    }
}

/// Emits chunks in the order of their numbers, holding those that came too early. A panic of `work`
/// goes on here.
fn write<T>(
    from_workers: &Receiver<Outcome<T>>,
    permits: &Receiver<()>,
    emit: &mut impl FnMut(T) -> ControlFlow<()>,
) {
    let mut early = BTreeMap::new();
    let mut next = 0;
    for (number, results) in from_workers {
        early.insert(number, results.unwrap_or_else(|panic| resume_unwind(panic)));
        while let Some(results) = early.remove(&next) {
            if results.into_iter().try_for_each(&mut *emit).is_break() || permits.recv().is_err() {
                return;
            }
            next += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(threads: usize, stop_at: usize) -> (Vec<usize>, usize) {
        let (mut out, read) = (Vec::new(), std::sync::atomic::AtomicUsize::new(0));
        let items = (0..10_000).inspect(|_| {
            read.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        });
        let work = |seen: &mut usize, item: usize| {
            *seen += 1;
            // Every hundredth item takes long, so that chunks overtake each other.
            if item.is_multiple_of(100) {
                thread::yield_now();
            }
            item
        };
        in_order(
            items,
            NonZeroUsize::new(threads).unwrap(),
            || 0,
            work,
            |item| {
                out.push(item);
                if item == stop_at { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        );
        (out, read.into_inner())
    }

    #[test]
    fn results_come_in_the_order_of_the_items() {
        for threads in [1, 2, 7] {
            assert_eq!(run(threads, usize::MAX).0, (0..10_000).collect::<Vec<_>>());
        }
    }

    #[test]
    fn breaking_off_ends_all_threads_and_reads_little_further() {
        for threads in [1, 2, 7] {
            let (out, read) = run(threads, 50);
            assert_eq!(out, (0..=50).collect::<Vec<_>>());
            let ahead = (threads * CHUNKS_PER_WORKER + 2) * CHUNK;
            assert!(read <= 51 + 2 * ahead, "read {read} items with {threads} threads");
        }
    }

    #[test]
    fn panics_of_the_work_reach_the_caller_on_any_number_of_threads() {
        for threads in [1, 2, 7] {
            let work = |(): &mut (), item: usize| assert!(item != 500, "item {item}");
            let threads = NonZeroUsize::new(threads).unwrap();
            let run = || in_order(0..10_000, threads, || (), work, |()| ControlFlow::Continue(()));
            let panic = catch_unwind(AssertUnwindSafe(run)).unwrap_err();
            assert_eq!(panic.downcast_ref::<String>().unwrap(), "item 500");
        }
    }
}
