/** `pingcli help environment`: every variable that is read, from the registry of settings and the table of the others. */
import { definitionOf, environmentNames, isSecretKey, settingKeys } from '../../config/setting-keys.ts';
import type { SettingKey } from '../../config/settings.ts';
import { environmentVariables } from '../../core/environment-variables.ts';
import type { HelpTopic } from './topic.ts';

/** Names that people use; the derived one, `PINGCLI_<KEY>`, is told as a rule where there is a shorter one. */
function namesOf(key: SettingKey): string {
  const names = environmentNames(key);
  const [derived = '', ...short] = names;
  const isNamed = short.length === 0 || definitionOf(key).environment?.includes(derived) === true;
  return (isNamed ? names : short).join(', ');
}

function meaningOf(key: SettingKey): string {
  const { summary, choices, type } = definitionOf(key);
  const values = type === 'boolean' ? ' (true, false)' : choices ? ` (${choices.join(', ')})` : '';
  return `${summary}${values}${isSecretKey(key) ? '; a secret' : ''}`;
}

export const environmentTopic: HelpTopic = {
  sections: [
    {
      title: 'SETTINGS',
      paragraphs: [
        'A flag wins over an environment variable, a variable over the profile. An empty variable counts as unset.',
        'Every setting has a variable made of its key: PINGCLI_ and the key in upper case, dots as underscores, such as ' +
          'PINGCLI_SERVICE_PINGONE_ENDPOINT_ENVIRONMENTID. It wins over the shorter names below, and of those ' +
          'the first.',
      ],
      rows: settingKeys.map((key) => [namesOf(key), meaningOf(key)]),
    },
    ...Object.entries(environmentVariables).map(([title, variables]) => ({
      title,
      rows: variables.map(({ names, meaning }) => [names.join(', '), meaning] as const),
    })),
  ],
};
