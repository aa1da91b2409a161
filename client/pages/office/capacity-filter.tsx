import { CAPACITIES, type Capacity } from '../../../shared/opinion/vocabulary.ts';
import { Choice } from '../../ui/choice.tsx';
import { useText } from '../../ui/words.tsx';

interface CapacityFilterProps {
  /** null: all. */
  readonly value: Capacity | null;
  readonly onChange: (capacity: Capacity | null) => void;
}

/** Those of one capacity, or all. */
export function CapacityFilter({ value, onChange }: CapacityFilterProps) {
  const { t } = useText();
  return (
    <Choice
      label={t('office.capacity')}
      value={value ?? ''}
      onChange={(one) => onChange(one === '' ? null : one)}
      options={[['', t('people.all')], ...CAPACITIES.map((one) => [one, t(`capacities.${one}`)] as const)]}
    />
  );
}
