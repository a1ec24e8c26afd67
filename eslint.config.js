import jsxA11y from "eslint-plugin-jsx-a11y"
import reactHooks from "eslint-plugin-react-hooks"
import tseslint from "typescript-eslint"

export default tseslint.config(
  { ignores: ["build/", "var/", "node_modules/", "coverage/", "public/"] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  jsxA11y.flatConfigs.strict,
  reactHooks.configs.flat.recommended,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/only-throw-error": [
        "error",
        { allow: ["Response", "TypedResponse", "DataWithResponseInit"] },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "func-style": ["error", "declaration", { allowTypeAnnotation: true }],
      "@typescript-eslint/dot-notation": ["error", { allowIndexSignaturePropertyAccess: true }],
      "max-lines": ["error", 200],
      "max-lines-per-function": ["error", 60],
      "no-console": "error",
      "no-restricted-globals": [
        "error",
        { name: "Date", message: "Take the time from app/lib/instant.ts." },
      ],
      "no-restricted-syntax": [
        "error",
        {
          selector:
            "JSXAttribute[name.name='dangerouslySetInnerHTML'], Property[key.name='dangerouslySetInnerHTML']",
          message: "React escapes; raw HTML never enters a page.",
        },
        {
          selector: "JSXAttribute[name.name='style']",
          message: "The Content-Security-Policy stops inline styles: write a class.",
        },
      ],
      "no-restricted-properties": [
        "error",
        {
          object: "process",
          property: "env",
          message: "Settings are read once, in app/env.server.ts.",
        },
      ],
    },
  },
  {
    files: ["app/lib/instant.ts", "app/lib/day.ts"],
    rules: { "no-restricted-globals": "off" },
  },
  {
    files: ["scripts/**", "tests/**", "app/env.server.ts", "vite.config.ts"],
    rules: {
      "no-console": "off",
      "no-restricted-properties": "off",
      "no-restricted-globals": "off",
      "max-lines-per-function": "off",
    },
  },
  // A catalogue is as long as there are sentences.
  { files: ["app/i18n/{en,kk,ru}/**"], rules: { "max-lines": "off" } },
  // A suite of boundaries and refusals is long and flat.
  { files: ["tests/**"], rules: { "max-lines": ["error", 500] } },
  // A migration is one text that is never changed again.
  { files: ["db/migrations/**"], rules: { "max-lines-per-function": "off", "max-lines": "off" } },
  // Tests, words and markup are checked by the compiler; the rules that ask it again would double the
  // linter's time.
  {
    files: ["**/*.js", "tests/**", "app/i18n/**", "app/components/**", "scripts/demo/**"],
    ...tseslint.configs.disableTypeChecked,
  },
)
