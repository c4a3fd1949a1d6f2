//! Many articles, in parallel, in order, in bounded memory.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// Items that travel together, so that handing them over costs little against the work on them.
const CHUNK: usize = 8;
/// Chunks under way for each worker: one at work, and enough waiting that none stands idle.
const CHUNKS_PER_WORKER: usize = 4;

/// Works on `items` on `threads` threads and hands the results to `emit` in the order of the
/// items, until there are no more or `emit` breaks off. Each thread has a state of its own, made
/// by `state`. No more than a few dozen items a thread are held at any time, however many there
/// are and however unevenly they take.
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
    let (to_workers, from_reader) = sync_channel(under_way);
    let (to_writer, from_workers) = sync_channel(under_way);
    let from_reader = Mutex::new(from_reader);
    thread::scope(|scope| {
        // Moved, so that the channels close when it ends.
        scope.spawn(move || read(items, &permit, &to_workers));
        for _ in 0..threads.get() {
            let (to_writer, from_reader) = (to_writer.clone(), &from_reader);
            let (state, work) = (&state, &work);
            scope.spawn(move || labour(from_reader, &to_writer, state, work));
        }
        drop(to_writer);
        write(&from_workers, &permits, &mut emit);
        // Whoever still waits to hand something over finds nobody there and ends.
        drop((from_workers, permits));
    });
}

type Numbered<T> = (usize, Vec<T>);

/// Cuts the items into numbered chunks; each needs a permit, which the writer gives back.
fn read<I: Iterator>(
    mut items: I,
    permit: &SyncSender<()>,
    to_workers: &SyncSender<Numbered<I::Item>>,
) {
    for number in 0.. {
        let chunk: Vec<_> = items.by_ref().take(CHUNK).collect();
        let done = chunk.is_empty();
        if done || permit.send(()).is_err() || to_workers.send((number, chunk)).is_err() {
            return;
        }
    }
}

fn labour<S, I, T>(
    from_reader: &Mutex<Receiver<Numbered<I>>>,
    to_writer: &SyncSender<Numbered<T>>,
    state: &impl Fn() -> S,
    work: &impl Fn(&mut S, I) -> T,
) {
    let mut state = state();
    let next = || from_reader.lock().ok()?.recv().ok();
    while let Some((number, chunk)) = next() {
        let results = chunk.into_iter().map(|item| work(&mut state, item)).collect();
        if to_writer.send((number, results)).is_err() {
            return;
        }
    }
}

/// Emits chunks in the order of their numbers, holding those that came too early.
fn write<T>(
    from_workers: &Receiver<Numbered<T>>,
    permits: &Receiver<()>,
    emit: &mut impl FnMut(T) -> ControlFlow<()>,
) {
    let mut early = BTreeMap::new();
    let mut next = 0;
    for (number, results) in from_workers {
        early.insert(number, results);
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
}
