"""Work done behind the one who hands it over: the hashing, packing and writing of rows while the next are made."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor


class Behind:
    """Does chunks of work behind the one who makes them: in order within each lane, lanes side by side.

    Hashing and encoding release the interpreter's lock, so both cores work while the next rows are made. At most two
    chunks a lane wait, which bounds memory. No thread is made before the first `do`.
    """

    def __init__(self, lanes: int) -> None:
        self._lanes: list[ThreadPoolExecutor | None] = [None] * lanes
        self._waiting: list[deque[Future[object]]] = [deque() for _ in range(lanes)]

    def do(self, lane: int, work: Callable[[], object]) -> None:
        """Raises: what earlier work of the lane raised."""
        pool = self._lanes[lane]
        if pool is None:
            pool = self._lanes[lane] = ThreadPoolExecutor(1, thread_name_prefix="sink")
        while len(self._waiting[lane]) >= 2:
            self._waiting[lane].popleft().result()
        self._waiting[lane].append(pool.submit(work))

    def wait(self) -> None:
        """Raises: what any work raised."""
        for lane in self._waiting:
            while lane:
                lane.popleft().result()

    def __enter__(self) -> Behind:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def begun(self) -> bool:
        """Whether anything was handed over yet."""
        return any(pool is not None for pool in self._lanes)

    def close(self) -> None:
        """End the threads; what waits and was not begun is dropped, so `wait` comes first."""
        for pool in self._lanes:
            if pool is not None:
                pool.shutdown(wait=True, cancel_futures=True)
