import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One row a site: its version rises with every change of the site's services, so that a copy knows when it is old. `id` is the site's code. */
@Entity({ name: 'directory' })
export class DirectoryRow {
  @PrimaryColumn({ name: 'id', type: 'text' }) id: string;
  @Column({ name: 'site', type: 'text' }) site: string;
  @Column({ name: 'version', type: 'integer' }) version: number;
  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 }) createdAt: Date;
  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 }) updatedAt: Date;
}
