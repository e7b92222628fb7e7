import { styled } from "./terminal.ts";

const frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];

/**
 * Shows progress when the work takes longer than 300 ms; on a terminal only. Not the spinner of the prompts' library: that one
 * handles Ctrl-C by ending the process with 0, and a session would stay open.
 */
export async function withSpinner<T>(label: string, work: () => Promise<T>): Promise<T> {
  const { stderr } = process;
  if (!stderr.isTTY) return work();
  let frame = -1;
  const draw = () => stderr.write(`\r${styled(stderr, "cyan", frames[(frame += 1) % frames.length] ?? "")} ${label}`);
  let interval: NodeJS.Timeout | undefined;
  const delay = setTimeout(() => {
    draw();
    interval = setInterval(draw, 80);
  }, 300);
  try {
    return await work();
  } finally {
    clearTimeout(delay);
    clearInterval(interval);
    if (interval) stderr.write("\r\u001B[K");
  }
}
