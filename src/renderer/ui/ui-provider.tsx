import { DirectionProvider, MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Theme } from '../../shared/contract/shell.ts';
import { LANGUAGE } from '../i18n/language.ts';
import { useColorScheme } from './color-scheme.ts';
import { LiveRegion } from './live-region.tsx';
import { readStyleNonce } from './nonce.ts';
import { theme as mantineTheme, resolveVariables } from './theme.ts';
import { Toasts } from './toasts.tsx';

type Props = { readonly theme: Theme | undefined; readonly children: ReactNode };

/** Everything that a screen needs around it: measures, colours, the live region and the toasts. */
export function UiProvider({ theme, children }: Props) {
  return (
    <DirectionProvider initialDirection={LANGUAGE.direction} detectDirection={false}>
      <MantineProvider
        theme={mantineTheme}
        cssVariablesResolver={resolveVariables}
        forceColorScheme={useColorScheme(theme)}
        getStyleNonce={readStyleNonce}
      >
        {children}
        <Toasts />
        <LiveRegion />
      </MantineProvider>
    </DirectionProvider>
  );
}
