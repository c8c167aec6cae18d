import 'react';

declare module 'react' {
  /** Own properties may be set from components: sizes that depend on data. */
  interface CSSProperties {
    [name: `--${string}`]: string | number | undefined;
  }
}
