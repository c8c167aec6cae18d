/**
 * How the page's files are cut: its first script by itself, and one file with all that the program needs at its start, for each
 * more is a way to the main process and back. What is opened later comes later.
 */
export const PAGE_CHUNKS = {
  groups: [
    { name: 'begin', test: /renderer[\\/]begin\.ts|vite[\\/]preload-helper/, priority: 1 },
    { name: 'start', test: /renderer[\\/]main\.tsx/ },
  ],
};
