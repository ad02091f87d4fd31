/** `pingcli help filters`: what PingOne leaves out (SCIM) and what is left out here (JMESPath). */
import type { HelpTopic } from './topic.ts';

export const filtersTopic: HelpTopic = {
  sections: [
    {
      title: 'AT PINGONE: --filter',
      paragraphs: [
        'A SCIM filter (RFC 7644) is sent to PingOne, which answers only what fits. Each collection supports attributes and ' +
          'operators of its own; a list command names them at --filter in its help and refuses others before anything is sent. ' +
          'Where a collection has no filter, use --query.',
        'Texts stand in double quotes, with \\" for a quote and \\\\ for a backslash; numbers, true and false stand bare. Put the ' +
          'whole filter in single quotes, so that the shell leaves it alone.',
      ],
      rows: [
        ['eq, ne', 'Equal, not equal'],
        ['sw, ew, co', 'Starts with, ends with, contains'],
        ['gt, ge, lt, le', 'Greater, less; of times, later and earlier'],
        ['pr', 'Present: the attribute has a value'],
        ['and, or, not ( )', 'Together; parentheses group'],
      ],
      examples: [
        {
          command: `pingcli pingone users list --filter 'username sw "anna"'`,
          summary: 'Users whose name begins with anna',
        },
        {
          command: `pingcli pingone users list --filter 'enabled eq false and name.family eq "Meyer"'`,
          summary: 'Two conditions',
        },
        {
          command: `pingcli pingone environments list --filter 'name sw "Prod"'`,
          summary: 'Environments by the beginning of their name',
        },
      ],
    },
    {
      title: 'HERE: --query',
      paragraphs: [
        'A JMESPath expression (https://jmespath.org) picks a part of the JSON envelope, so a list begins with data[]. It works ' +
          'after everything was fetched: let --filter do what it can. Texts in an expression stand in single quotes, so put the ' +
          'whole in double quotes, or in single quotes where it has no text.',
        'As text the answer is bare: a value without quotes, a list of values one a line, rows of values apart by tabs, objects as ' +
          'columns. The JSON formats write it as JSON; csv, yaml and md have no query. A failure is not queried: it is told as ' +
          'ever, and in the JSON formats it is the whole envelope.',
      ],
      rows: [
        ['data[].name', 'One member of each'],
        ['data[].{id: id, name: name}', 'Some members of each, as objects'],
        ['data[?enabled]', 'Those whose member is true'],
        ["data[?name=='Staging'] | [0].id", 'The ID of the first that fits'],
        ['length(data)', 'How many'],
        ['sort_by(data, &name)', 'In order'],
      ],
      examples: [
        {
          command: `pingcli pingone applications list --query "data[?protocol=='SAML'].name"`,
          summary: 'Names of the SAML applications, one a line',
        },
        {
          command: 'id=$(pingcli pingone environments get Staging --query data.id)',
          summary: 'An ID for a script',
        },
        {
          command: "pingcli pingone groups list -O json --query 'data[].{id: id, name: name}'",
          summary: 'As JSON',
        },
      ],
    },
  ],
};
