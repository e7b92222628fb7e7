/** Something that is going to happen. */
export interface Step {
  /** Simulated milliseconds. */
  readonly at: number;
  /** Decides between steps of the same moment. */
  readonly tie: number;
  /** Decides between steps of the same moment and tie: the first that was scheduled comes first. */
  readonly order: number;
  /** Whose code runs. */
  readonly process: string;
  readonly act: () => void;
  isCancelled: boolean;
}

/** Steps by time: a binary heap. */
export interface StepQueue {
  push(step: Step): void;
  peek(): Step | undefined;
  pop(): Step | undefined;
}

export function createStepQueue(): StepQueue {
  const heap: Step[] = [];

  function swap(one: number, other: number): void {
    const step = heap[one] as Step;
    heap[one] = heap[other] as Step;
    heap[other] = step;
  }

  return {
    push(step) {
      let index = heap.push(step) - 1;
      while (index > 0) {
        const parent = (index - 1) >> 1;
        if (!isBefore(heap[index] as Step, heap[parent] as Step)) return;
        swap(index, parent);
        index = parent;
      }
    },
    peek: () => heap[0],
    pop() {
      const first = heap[0];
      const last = heap.pop();
      if (first === undefined || last === undefined || heap.length === 0) return first;
      heap[0] = last;
      for (let index = 0; ;) {
        const [left, right] = [2 * index + 1, 2 * index + 2];
        let least = index;
        if (left < heap.length && isBefore(heap[left] as Step, heap[least] as Step)) least = left;
        if (right < heap.length && isBefore(heap[right] as Step, heap[least] as Step)) least = right;
        if (least === index) return first;
        swap(index, least);
        index = least;
      }
    },
  };
}

function isBefore(one: Step, other: Step): boolean {
  if (one.at !== other.at) return one.at < other.at;
  return one.tie === other.tie ? one.order < other.order : one.tie < other.tie;
}
