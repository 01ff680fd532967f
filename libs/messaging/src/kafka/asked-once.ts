/** An answer that stays true until it is forgotten. */
export class AskedOnce<T> {
  #kept: T | undefined;
  #generation = 0;

  constructor(private readonly ask: () => Promise<T>) {}

  /** Not remembered where it was forgotten while we asked. */
  async get(): Promise<T> {
    if (this.#kept !== undefined) return this.#kept;
    const generation = this.#generation;
    const answer = await this.ask();
    if (generation === this.#generation) this.#kept = answer;
    return answer;
  }

  forget(): void {
    this.#generation += 1;
    this.#kept = undefined;
  }
}
