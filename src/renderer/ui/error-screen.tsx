import { Component, type ReactNode } from 'react';
import { t } from '../i18n/t.ts';
import classes from './error-screen.module.css';
import { removeFrame } from './first-frame.ts';

type Props = { readonly children: ReactNode };

/** Stands where the window would otherwise turn white. React knows no other way than a class. */
export class ErrorScreen extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch(): void {
    removeFrame();
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <main className={classes['screen']}>
        <h1>{t`This window broke`}</h1>
        <p>{t`What was saved is on this computer, and so is what was typed. Load the window again to go on.`}</p>
        <button
          type="button"
          className={classes['again']}
          onClick={() => window.location.reload()}
        >{t`Load again`}</button>
      </main>
    );
  }
}
