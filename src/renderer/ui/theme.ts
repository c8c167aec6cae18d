import {
  ActionIcon,
  Autocomplete,
  Button,
  Checkbox,
  CloseButton,
  Combobox,
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  Input,
  InputWrapper,
  Menu,
  Modal,
  ModalRoot,
  PasswordInput,
  Radio,
  SegmentedControl,
  Select,
  Switch,
  Tabs,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core';
import type { FocusEvent } from 'react';
import { t } from '../i18n/t.ts';
import classes from './theme.module.css';

/** What is typed takes the place of what is chosen. */
function selectText({ currentTarget }: FocusEvent<HTMLInputElement>): void {
  currentTarget.select();
}

const wrapper = { label: classes['label'], description: classes['description'], error: classes['error'] };
const input = {
  ...wrapper,
  wrapper: classes['inputWrapper'],
  input: classes['input'],
  section: classes['inputSection'],
};
const popup = { dropdown: classes['dropdown'], option: classes['option'] };
const check = {
  body: classes['checkBody'],
  label: classes['checkLabel'],
  description: classes['checkDescription'],
};
const dialog = {
  content: classes['modal'],
  header: classes['modalHeader'],
  title: classes['modalTitle'],
  body: classes['modalBody'],
  overlay: classes['overlay'],
  close: classes['close'],
};
/**
 * Nothing behind a dialog scrolls, and the library's way to lock it writes a style element that CSP refuses. Without a
 * transition a dialog is gone with the very key that closes it: the next one is meant for what stands behind.
 */
const still = {
  lockScroll: false,
  transitionProps: { duration: 0 },
  /**
   * A dialog that stands over another one is closed by a press of Escape, and by that press nothing else: the one below may be
   * drawn anew, and take the key again, before all who listen for it have had it.
   */
  __handledEscapeEvents: new WeakSet<KeyboardEvent>(),
};

/** A button that is only a cross has a name all the same. */
const named = { 'aria-label': t`Close`, variant: 'subtle' } as const;

/** Mantine with our measures; every colour comes from tokens.css. */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-mono)',
  fontSizes: { xs: '12px', sm: '13px', md: '13px', lg: '15px', xl: '22px' },
  lineHeights: { xs: '18px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '6px', md: '6px', lg: '8px', xl: '10px' },
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'default',
  focusRing: 'auto',
  autoContrast: false,
  components: {
    Button: Button.extend({
      // A button that works is grey, and its own colour, mostly white, would not be seen on that.
      defaultProps: { variant: 'default', loaderProps: { type: 'dots', color: 'var(--text-2)' } },
      classNames: { root: classes['button'], section: classes['buttonSection'] },
    }),
    ActionIcon: ActionIcon.extend({
      defaultProps: { variant: 'subtle' },
      classNames: { root: classes['actionIcon'] },
    }),
    CloseButton: CloseButton.extend({
      defaultProps: named,
      classNames: { root: classes['close'] },
    }),
    Input: Input.extend({
      classNames: {
        wrapper: classes['inputWrapper'],
        input: classes['input'],
        section: classes['inputSection'],
      },
    }),
    InputWrapper: InputWrapper.extend({ classNames: wrapper }),
    TextInput: TextInput.extend({ classNames: input }),
    PasswordInput: PasswordInput.extend({ classNames: input }),
    Textarea: Textarea.extend({ classNames: input }),
    Autocomplete: Autocomplete.extend({ classNames: { ...input, ...popup } }),
    Combobox: Combobox.extend({
      classNames: { option: classes['option'], groupLabel: classes['groupLabel'] },
    }),
    Select: Select.extend({
      defaultProps: {
        allowDeselect: false,
        withAlignedLabels: true,
        checkIconPosition: 'left',
        // As in any program, typing the first letters of a choice finds it.
        searchable: true,
        selectFirstOptionOnChange: true,
        openOnFocus: false,
        nothingFoundMessage: t`No choice is called this.`,
        onFocus: selectText,
      },
      classNames: { ...input, ...popup },
    }),
    Checkbox: Checkbox.extend({
      defaultProps: { size: 'xs' },
      classNames: { ...check, input: classes['checkBox'], inner: classes['checkInner'] },
    }),
    Radio: Radio.extend({
      defaultProps: { size: 'xs' },
      classNames: { ...check, radio: classes['radio'], inner: classes['checkInner'] },
    }),
    Switch: Switch.extend({ defaultProps: { size: 'xs' }, classNames: check }),
    SegmentedControl: SegmentedControl.extend({
      defaultProps: { transitionDuration: 0 },
      classNames: {
        root: classes['segments'],
        label: classes['segment'],
        indicator: classes['segmentIndicator'],
      },
    }),
    Tabs: Tabs.extend({ classNames: { list: classes['tabsList'], tab: classes['tab'] } }),
    Menu: Menu.extend({
      defaultProps: {
        transitionProps: { duration: 0 },
        offset: 4,
        position: 'bottom-start',
        withInitialFocusPlaceholder: false,
      },
      classNames: {
        dropdown: classes['dropdown'],
        item: classes['option'],
        itemSection: classes['optionSection'],
        label: classes['menuLabel'],
        divider: classes['menuDivider'],
      },
    }),
    Modal: Modal.extend({ defaultProps: still, classNames: dialog }),
    ModalRoot: ModalRoot.extend({ defaultProps: still, classNames: dialog }),
    Drawer: Drawer.extend({ defaultProps: still, classNames: dialog }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 400, transitionProps: { duration: 0 }, multiline: true, offset: 6 },
      classNames: { tooltip: classes['tooltip'] },
    }),
  },
});

const shared = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-3)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-anchor': 'var(--accent-text)',
  '--mantine-color-error': 'var(--problem)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
};

/** Points Mantine's own colour names at our tokens, in both schemes. */
export const resolveVariables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
