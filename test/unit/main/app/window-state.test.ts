import { expect, it } from 'vitest';
import { placeWindow } from '../../../../src/main/app/window-state.ts';

const SCREEN = { x: 0, y: 0, width: 1920, height: 1080 };
const LEFT_SCREEN = { x: -1280, y: 0, width: 1280, height: 1024 };
const state = { x: 100, y: 80, width: 1200, height: 700, maximized: false };

it('puts the window back where it was left', () => {
  expect(placeWindow(state, [SCREEN])).toEqual({
    bounds: { x: 100, y: 80, width: 1200, height: 700 },
    maximized: false,
  });
  const left = { ...state, x: -1200, maximized: true };
  expect(placeWindow(left, [SCREEN, LEFT_SCREEN])).toMatchObject({ bounds: { x: -1200 }, maximized: true });
});

it('lets the system place a window whose display is gone', () => {
  for (const gone of [
    { x: -1200, y: 80 },
    { x: 1900, y: 80 },
    { x: 100, y: -200 },
    { x: 100, y: 1070 },
  ]) {
    const { bounds } = placeWindow({ ...state, ...gone }, [SCREEN]);
    expect(bounds).toEqual({ width: 1280, height: 800 });
  }
});

it('makes it no larger than its display and no smaller than the page needs', () => {
  const small = { x: 0, y: 0, width: 1024, height: 700 };
  expect(placeWindow({ ...state, width: 4000, height: 3000 }, [small]).bounds).toMatchObject({
    width: 1024,
    height: 700,
  });
  expect(placeWindow({ ...state, width: 500, height: 300 }, [SCREEN]).bounds).toMatchObject({
    width: 960,
    height: 600,
  });
  expect(placeWindow(null, [small]).bounds).toEqual({ width: 1024, height: 700 });
});
