import type { Rectangle, Theme } from '@glideapps/glide-data-grid';
import type { Point } from '../../../commands/context-menu.tsx';
import { LANGUAGE } from '../../../i18n/language.ts';
import type { GridColors } from '../../../ui/grid-theme.ts';

export const ROW_HEIGHT = 32;
export const HEAD_HEIGHT = 30;
/** Beside the text of a cell. */
export const CELL_PADDING = 8;

/** The arrow of a column's menu, which the library draws. */
export const MENU_ROOM = 30;
export const HEAD_FONT = '500 12px';

/** Where the menu of a column opens: below its heading, on the side where lines of the window's language begin. */
export function belowHead({ x, y, width, height }: Rectangle): Point {
  return { x: LANGUAGE.direction === 'rtl' ? x + width : x, y: y + Math.min(height, HEAD_HEIGHT) };
}

/** The grid's theme from the tokens' colours: flat, hairlines, one accent. */
export function gridTheme(colors: GridColors): Partial<Theme> {
  return {
    accentColor: colors.focus,
    accentFg: colors.onAccent,
    accentLight: colors.selected,
    textDark: colors.text,
    textMedium: colors.textSoft,
    textLight: colors.textQuiet,
    textBubble: colors.text,
    bgIconHeader: colors.textQuiet,
    fgIconHeader: colors.surface,
    textHeader: colors.textSoft,
    textHeaderSelected: colors.text,
    bgCell: colors.surface,
    bgCellMedium: colors.head,
    bgHeader: colors.surface,
    bgHeaderHasFocus: colors.head,
    bgHeaderHovered: colors.head,
    bgBubble: colors.head,
    bgBubbleSelected: colors.selected,
    bgSearchResult: colors.selected,
    borderColor: colors.line,
    horizontalBorderColor: colors.line,
    headerBottomBorderColor: colors.line,
    drilldownBorder: colors.line,
    linkColor: colors.accent,
    cellHorizontalPadding: CELL_PADDING,
    cellVerticalPadding: 3,
    headerFontStyle: HEAD_FONT,
    baseFontStyle: '13px',
    markerFontStyle: '11px',
    headerIconSize: 14,
    checkboxMaxSize: 15,
    fontFamily: colors.font,
    editorFontSize: '13px',
    lineHeight: 1.5,
    resizeIndicatorColor: colors.focus,
    roundingRadius: 4,
  };
}
