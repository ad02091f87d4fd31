/** Stands in the settings for a secret that lies in the secret store under this name. */
export class SecretReference {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}
