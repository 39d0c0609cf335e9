import { Component, type ReactNode } from 'react';
import { Failure } from '../kit/states.tsx';

interface State {
  readonly failure: unknown;
}

/** When a page breaks, the rest of the window stays and says what to do. */
export class Safety extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { failure: null };

  static getDerivedStateFromError(failure: unknown): State {
    return { failure };
  }

  override render(): ReactNode {
    if (this.state.failure === null) return this.props.children;
    return <Failure failure={this.state.failure} onRetry={() => this.setState({ failure: null })} />;
  }
}
