import type { GlobalThemeOverrides } from 'naive-ui'
import tokensCss from '@design/tokens.css?raw'

/** The values of the shared tokens. naive-ui mixes colours in JavaScript and can't read var(). */
export const tokens: Readonly<Record<string, string>> = readTokens(tokensCss)

/** Reads the first block only: large type and reduced motion reach naive-ui through its own means. */
function readTokens(css: string): Record<string, string> {
  const block = css.slice(css.indexOf('page {'), css.indexOf('\n}'))
  return Object.fromEntries(
    [...block.matchAll(/--qs-([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()]),
  )
}

function token(name: string): string {
  const value = tokens[name]
  if (value === undefined) {
    throw new Error(`No token --qs-${name}`)
  }
  return value
}

/** naive-ui wearing our tokens. */
export function themeOverrides(): GlobalThemeOverrides {
  const accent = token('accent')
  const strong = token('accent-strong')
  const border = `1px solid ${token('line-strong')}`
  const focusBorder = `1px solid ${token('focus')}`
  const focusRing = `0 0 0 2px ${token('wait-line')}`
  return {
    common: {
      primaryColor: accent,
      primaryColorHover: strong,
      primaryColorPressed: strong,
      primaryColorSuppl: accent,
      errorColor: token('late'),
      errorColorHover: token('late'),
      warningColor: token('soon'),
      successColor: token('good'),
      infoColor: token('wait'),
      textColorBase: token('ink'),
      textColor1: token('ink'),
      textColor2: token('ink'),
      textColor3: token('ink-3'),
      placeholderColor: token('ink-3'),
      bodyColor: token('page'),
      cardColor: token('surface'),
      modalColor: token('surface'),
      popoverColor: token('surface'),
      borderColor: token('line'),
      dividerColor: token('line'),
      borderRadius: token('radius'),
      borderRadiusSmall: token('radius-sm'),
      fontFamily: token('font'),
      fontSize: token('text-md'),
      fontSizeMedium: token('text-md'),
      fontSizeSmall: token('text-sm'),
      heightMedium: '40px',
      heightLarge: '48px',
      heightSmall: '32px',
    },
    Button: { fontWeight: '500', textColorPrimary: token('on-accent') },
    Input: { border, borderHover: focusBorder, borderFocus: focusBorder, boxShadowFocus: focusRing },
    InternalSelection: {
      border,
      borderHover: focusBorder,
      borderActive: focusBorder,
      borderFocus: focusBorder,
      boxShadowActive: focusRing,
      boxShadowFocus: focusRing,
    },
    Checkbox: { border },
    Radio: { boxShadow: `inset 0 0 0 1px ${token('line-strong')}` },
  }
}
