/** The page shows the window's frame before the program runs; called once there is a screen to see instead. */
export function removeFrame(): void {
  document.getElementById('frame')?.remove();
}
