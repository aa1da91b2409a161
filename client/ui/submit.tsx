import { Button, type ButtonProps } from './button.tsx';

/** The button that sends the form it stands in. */
export function Submit({ look = 'main', ...rest }: Pick<ButtonProps, 'children' | 'look' | 'why'>) {
  return <Button look={look} type="submit" onPress={() => {}} {...rest} />;
}
