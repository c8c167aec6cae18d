const WORDS: Readonly<Record<string, (file: string) => string>> = {
  ENOENT: (file) => `There is no file ${file}.`,
  ENOTDIR: (file) => `There is no file ${file}.`,
  EISDIR: (file) => `${file} is a folder; a file is needed.`,
  EACCES: (file) => `The file ${file} may not be read by you.`,
  EPERM: (file) => `The file ${file} may not be read by you.`,
};

/** Why a file that the person named can’t be read, as a sentence. */
export function sayFileTrouble(file: string, code: string): string {
  return WORDS[code]?.(file) ?? `The file ${file} can’t be read (${code}).`;
}
