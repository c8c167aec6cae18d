type Props = { readonly size: number };

/** The program's mark, as on its icon: a parcel that has just left its shelf. */
export function Mark({ size }: Props) {
  return (
    <svg width={size} height={size} viewBox="24 24 464 464" aria-hidden>
      <rect x="24" y="24" width="464" height="464" rx="104" fill="#265d64" />
      <g fill="#f3ede2">
        <rect x="96" y="372" width="320" height="22" rx="11" />
        <rect x="120" y="262" width="68" height="102" rx="10" />
      </g>
      <rect x="200" y="232" width="52" height="132" rx="10" fill="#cfe0d6" />
      <g transform="rotate(14 332 220)">
        <rect x="276" y="144" width="112" height="112" rx="14" fill="#f2b45a" />
        <rect x="321" y="144" width="22" height="46" rx="4" fill="#c9842b" />
      </g>
      <g fill="none" stroke="#f3ede2" strokeWidth="12" strokeLinecap="round" opacity="0.75">
        <path d="m296 342-4-28M334 342v-34M372 342l4-22" />
      </g>
    </svg>
  );
}
