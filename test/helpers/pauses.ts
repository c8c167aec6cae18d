/** How often others came in between. */
export async function countPauses<T>(work: () => Promise<T>): Promise<{ result: T; pauses: number }> {
  let pauses = 0;
  let isDone = false;
  const count = () => {
    pauses += 1;
    if (!isDone) setImmediate(count);
  };
  setImmediate(count);
  const result = await work();
  isDone = true;
  return { result, pauses };
}
