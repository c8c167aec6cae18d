type Props = { readonly size: number };

/** The program's mark: a box that has just left its shelf. */
export function Mark({ size }: Props) {
  return (
    <svg width={size} height={size} viewBox="0 0 48 48" aria-hidden>
      <rect x="1" y="1" width="46" height="46" rx="11" fill="var(--accent)" />
      <path d="M10 35.5h28" stroke="var(--on-accent)" strokeWidth="3" strokeLinecap="round" />
      <path
        d="M16.6 16.9 27 11.6l8.2 5-10.4 5.6zM16.6 16.9v9l8.2 5v-8.7m10.4-5.6v8.9l-10.4 5.4"
        fill="none"
        stroke="var(--on-accent)"
        strokeWidth="2.4"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}
